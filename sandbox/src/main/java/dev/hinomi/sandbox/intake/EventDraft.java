package dev.hinomi.sandbox.intake;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.sandbox.intake.Findings.Amount;
import dev.hinomi.sandbox.store.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An event or a service check while it is read.
 *
 * @param received when its request arrived
 * @param fields the object that holds its members
 * @param findings the rules it broke so far
 */
record EventDraft(Instant received, JsonObject fields, Findings findings) {

    String text(String name) {
        return Json.text(fields, name).orElse("");
    }

    String required(String name) {
        return Json.text(fields, name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ShapeException(name + " is required"));
    }

    /** The tags, whose number is checked. */
    List<String> tags(int max) {
        List<String> tags = Json.texts(fields, "tags");
        findings.over("tags", "event.tags", new Amount(tags.size(), max, "tags"), Effect.TRUNCATED);
        return tags;
    }

    /** Checks how long a text is. */
    void length(String name, String rule, int max) {
        findings.over(name, rule, new Amount(text(name).length(), max, "chars"), Effect.TRUNCATED);
    }

    /** Checks a date in seconds since 1970 or in ISO 8601. */
    void age(String name, Duration max) {
        date(name).ifPresent(date -> {
            long age = Duration.between(date, received).toSeconds();
            findings.over(name, "event.age", new Amount(age, max.toSeconds(), "s old"), Effect.DROPPED);
        });
    }

    /** Checks that a date does not lie too far in the future. */
    void ahead(String name, Duration max) {
        date(name).ifPresent(date -> {
            long ahead = Duration.between(received, date).toSeconds();
            findings.over(name, "event.future", new Amount(ahead, max.toSeconds(), "s ahead"), Effect.DROPPED);
        });
    }

    /** Refuses a word that is none of those documented. */
    void oneOf(String name, Set<String> words) {
        String word = text(name);
        if (!word.isEmpty() && !words.contains(word)) {
            throw new ShapeException(name + " must be one of " + new TreeSet<>(words) + ", but was " + word);
        }
    }

    private Optional<Instant> date(String name) {
        if (!(fields.get(name) instanceof JsonPrimitive date)) {
            return Optional.empty();
        }
        return date.isNumber()
                ? Optional.of(Instant.ofEpochSecond(date.getAsLong()))
                : LogDates.parse(date.getAsString());
    }
}
