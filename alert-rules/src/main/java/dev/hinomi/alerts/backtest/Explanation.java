package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.rule.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why an alert stands as it does.
 *
 * @param at the time of the evaluation
 * @param situation how it stands
 * @param parts what its query is made of, each with its number
 * @param others the alerts that a composite combines, and those that may inhibit this one
 * @param silences the silences that cover this moment, whether they match or not
 * @param messages what people were told of it so far
 * @param failure why it could not be evaluated, if it could not
 */
public record Explanation(
        Instant at,
        Situation situation,
        List<Part> parts,
        List<Situation> others,
        List<Silence> silences,
        List<Message> messages,
        Optional<RuntimeException> failure) {

    /** Takes its own copies. */
    public Explanation {
        parts = List.copyOf(parts);
        others = List.copyOf(others);
        silences = List.copyOf(silences);
        messages = List.copyOf(messages);
    }
}
