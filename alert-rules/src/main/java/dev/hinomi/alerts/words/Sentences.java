package dev.hinomi.alerts.words;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences of a target's or a rule's own: what stands after the first word of a message.
 *
 * @param byFirstWord the sentence behind each first word; where one is missing, the shipped one stands
 */
public record Sentences(Map<FirstWord, Template> byFirstWord) {

    /** None. */
    public static final Sentences NONE = new Sentences(Map.of());

    /** Takes its own copy. */
    public Sentences {
        byFirstWord = Map.copyOf(byFirstWord);
    }

    /** The same sentence behind every first word. */
    public static Sentences always(Template sentence) {
        Map<FirstWord, Template> all = new EnumMap<>(FirstWord.class);
        for (FirstWord word : FirstWord.values()) {
            all.put(word, sentence);
        }
        return new Sentences(all);
    }

    Optional<Template> of(FirstWord word) {
        return Optional.ofNullable(byFirstWord.get(word));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return byFirstWord.isEmpty();
    }
}
