package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How messages are worded: in one language, and for some rules in words of their own. Everything is checked when it is made. Immutable.
 */
public final class Wording {

    /** What a sentence of a rule may name. */
    public static final Set<String> NAMES = Set.of(
            "subject", "standing", "service", "title", "group", "value", "threshold", "duration", "rule", "team");

    private static final Set<String> ALL_NAMES = Set.of(
            "subject",
            "standing",
            "service",
            "title",
            "group",
            "value",
            "threshold",
            "duration",
            "rule",
            "team",
            "since",
            "incident",
            "people",
            "until",
            "count",
            "open",
            "resolved",
            "severity");

    private static final Map<Language, Wording> SHIPPED = Map.of(
            Language.ENGLISH, read(Language.ENGLISH),
            Language.JAPANESE, read(Language.JAPANESE));

    private final Language language;
    private final Map<String, Template> templates;
    private final Map<String, Template> sentences;

    private Wording(Language language, Map<String, Template> templates, Map<String, Template> sentences) {
        this.language = language;
        this.templates = Map.copyOf(templates);
        this.sentences = Map.copyOf(sentences);
    }

    /** The wording that is shipped for this language. */
    public static Wording of(Language language) {
        return Objects.requireNonNull(SHIPPED.get(language), language::code);
    }

    private static Wording read(Language language) {
        String name = "words_" + language.code() + ".properties";
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
            Map<String, Template> templates = new HashMap<>();
            properties.forEach((key, text) -> templates.put((String) key, Template.parse((String) text, ALL_NAMES)));
            return new Wording(language, templates, Map.of());
        } catch (IOException broken) {
            throw new UncheckedIOException("The words of messages cannot be read: " + name, broken);
        }
    }

    /**
     * The same with a sentence of its own for one rule: what stands after the first word of its messages.
     *
     * @param rule the rule's id
     * @param sentence such as {@code {{service}}: {{value}} of all requests fail}
     * @throws IllegalArgumentException when it cannot be read, or names something else than {@link #NAMES}
     */
    public Wording with(String rule, String sentence) {
        Map<String, Template> more = new HashMap<>(sentences);
        more.put(rule, Template.parse(sentence, NAMES));
        return new Wording(language, templates, more);
    }

    /** The language. */
    public Language language() {
        return language;
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
    String reason(Reason reason) {
        return template("reason." + reason.key())
                .map(template -> template.fill(Map.of()))
                .orElseGet(reason::words);
    }

    /** What stands after the first word of a rule's messages. */
    String sentence(String rule, Map<String, String> values) {
        return Optional.ofNullable(sentences.get(rule))
                .map(own -> own.fill(values))
                .orElseGet(() -> say("sentence", values));
    }

    private Optional<Template> template(String key) {
        return Optional.ofNullable(templates.get(key));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wording wording && wording.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "Wording[" + language.code() + ", " + new TreeMap<>(toText(sentences)) + "]";
    }

    private static Map<String, String> toText(Map<String, Template> templates) {
        Map<String, String> texts = new HashMap<>();
        templates.forEach((rule, template) -> texts.put(rule, template.toString()));
        return texts;
    }
}
