package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.query.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event that somebody imagines, for a test of rules. Immutable.
 *
 * <p>Its words stand under {@code message}, {@code title} and {@code text}, its attributes under their names with {@code @}, and all
 * else is a tag or a reserved name such as {@code status}; further tags stand under {@code tags}, with commas between them.
 */
public final class ImaginedEvent implements SeenEvent {

    private static final List<String> WORDS = List.of("message", "title", "text");

    private final Map<String, String> says;

    /** An event that says this. */
    public ImaginedEvent(Map<String, String> says) {
        this.says = Map.copyOf(says);
    }

    /** The group in which a query counts it: that of no tags where it has none; empty where the search does not find it. */
    public Optional<Tags> countedBy(SearchMonitor query) {
        return new EventCounter(query).found(this);
    }

    @Override
    public String message() {
        return WORDS.stream().flatMap(key -> Stream.ofNullable(says.get(key))).collect(Collectors.joining("\n"));
    }

    @Override
    public List<String> tag(String name) {
        List<String> values = Speaker.byKey(tags().stream()).getOrDefault(name, List.of());
        return name.equals("status") ? values.stream().map(LogStatus::of).toList() : values;
    }

    @Override
    public Optional<Object> attribute(String path) {
        String said = says.get("@" + path);
        return Optional.ofNullable(said == null && path.equals("title") ? says.get(path) : said);
    }

    @Override
    public List<String> tags() {
        return says.entrySet().stream().flatMap(ImaginedEvent::tags).toList();
    }

    private static Stream<String> tags(Map.Entry<String, String> said) {
        String key = said.getKey();
        if (key.startsWith("@") || WORDS.contains(key)) {
            return Stream.empty();
        }
        return key.equals("tags")
                ? Stream.of(said.getValue().split(",", -1)).map(String::strip)
                : Stream.of(key + ":" + said.getValue());
    }
}
