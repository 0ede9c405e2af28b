package dev.hinomi.alerts.words;

import dev.hinomi.alerts.state.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How messages are worded: in one language, possibly with sentences of somebody's own. Immutable.
 *
 * @param language the language
 * @param own sentences in place of the shipped ones
 */
public record Wording(Language language, Sentences own) {

    private static final Set<String> FURTHER_NAMES = Set.of(
            "since",
            "incident",
            "people",
            "count",
            "open",
            "resolved",
            "severity",
            "version",
            "before",
            "schedule",
            "layer",
            "reason",
            "holiday",
            "person",
            "trouble",
            "until",
            "channel");

    private static final Map<Language, Map<String, Template>> SHIPPED = Map.of(
            Language.ENGLISH, read(Language.ENGLISH),
            Language.JAPANESE, read(Language.JAPANESE));

    /** The wording that is shipped for this language. */
    public static Wording of(Language language) {
        return new Wording(language, Sentences.NONE);
    }

    private static Map<String, Template> read(Language language) {
        String name = "words_" + language.code() + ".properties";
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
            Set<String> names = Stream.concat(Template.NAMES.stream(), FURTHER_NAMES.stream())
                    .collect(Collectors.toSet());
            Map<String, Template> templates = new HashMap<>();
            properties.forEach((key, text) -> templates.put((String) key, Template.parse((String) text, names)));
            return Map.copyOf(templates);
        } catch (IOException broken) {
            throw new UncheckedIOException("The words of messages cannot be read: " + name, broken);
        }
    }

    /** The same with these sentences in place of the shipped ones. */
    public Wording saying(Sentences sentences) {
        return new Wording(language, sentences);
    }

    /**
     * A text by its key.
     *
     * @throws IllegalStateException when there is none: a mistake of ours, not of a rule file
     */
    public String say(String key, Map<String, String> values) {
        return template(key)
                .orElseThrow(() -> new IllegalStateException("there are no words for " + key))
                .fill(values);
    }

    /** A text by its key that names nothing. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /** Why something happened. */
    public String reason(Reason reason) {
        return template("reason." + reason.key())
                .map(template -> template.fill(Map.of()))
                .orElseGet(reason::words);
    }

    /** The first word of a message. */
    public String word(FirstWord word) {
        return say("word." + word.key());
    }

    /** What stands after the first word of a message. */
    public String sentence(FirstWord word, Map<String, String> values) {
        return own.of(word).map(sentence -> sentence.fill(values)).orElseGet(() -> say("sentence", values));
    }

    /** A length of time in at most two units, such as {@code 3m 20s}. */
    public String duration(Duration length) {
        return Stream.of(
                        part(length.toDays(), "d"),
                        part(length.toHoursPart(), "h"),
                        part(length.toMinutesPart(), "m"),
                        length.toMinutes() == 0
                                ? length.toSecondsPart() + say("unit.s")
                                : part(length.toSecondsPart(), "s"))
                .filter(text -> !text.isEmpty())
                .limit(2)
                .collect(Collectors.joining(language == Language.ENGLISH ? " " : ""));
    }

    private String part(long amount, String unit) {
        return amount == 0 ? "" : amount + say("unit." + unit);
    }

    /** A moment on the clocks of its zone. */
    String moment(ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern(say("moment"), language.locale()).format(moment);
    }

    private Optional<Template> template(String key) {
        return Optional.ofNullable(SHIPPED.getOrDefault(language, Map.of()).get(key));
    }
}
