package dev.hinomi.alerts.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When people want to hear of a rule. It is evaluated all the same.
 *
 * @param active the hours in which they do; always when empty
 * @param inhibitedBy ids of rules that explain this one while they have an incident
 * @param flapping when too many incidents are one message; never when empty
 * @param labels what silences may match besides the tags of a group
 */
public record Attention(
        Optional<ActiveHours> active,
        Set<String> inhibitedBy,
        Optional<FlapLimit> flapping,
        Map<String, String> labels) {

    /** Always, unless it flaps. */
    public static final Attention ALWAYS =
            new Attention(Optional.empty(), Set.of(), Optional.of(FlapLimit.DEFAULT), Map.of());

    /** Takes its own copies. */
    public Attention {
        inhibitedBy = Set.copyOf(inhibitedBy);
        labels = Map.copyOf(labels);
    }

    /** The same in these hours alone. */
    public Attention active(ActiveHours hours) {
        return new Attention(Optional.of(hours), inhibitedBy, flapping, labels);
    }

    /** The same, explained by these rules. */
    public Attention inhibitedBy(Set<String> rules) {
        return new Attention(active, rules, flapping, labels);
    }

    /** The same with this limit, or none. */
    public Attention flapping(Optional<FlapLimit> limit) {
        return new Attention(active, inhibitedBy, limit, labels);
    }

    /** The same with these labels. */
    public Attention labels(Map<String, String> all) {
        return new Attention(active, inhibitedBy, flapping, all);
    }
}
