package dev.hinomi.alerts.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tags as Datadog stores them: {@code key:value} or a bare value, sorted, without duplicates. Also names one group of a
 * query with {@code by}.
 *
 * @param all every tag
 */
public record Tags(List<String> all) {

    /** No tags: the only group of a query without {@code by}. */
    public static final Tags NONE = new Tags(List.of());

    /** Sorts and removes duplicates. */
    public Tags {
        all = all.stream().distinct().sorted().toList();
    }

    /** The tags as given, sorted. */
    public static Tags of(String... tags) {
        return new Tags(List.of(tags));
    }

    /** Whether this very tag is among them. */
    public boolean contains(String tag) {
        return all.contains(tag);
    }

    /** The first value under the key; the key ends at the first colon. */
    public Optional<String> value(String key) {
        return all.stream()
                .filter(tag -> tag.startsWith(key) && tag.startsWith(":", key.length()))
                .map(tag -> tag.substring(key.length() + 1))
                .findFirst();
    }

    /** The tags of these keys alone; empty when a key is missing. */
    public Optional<Tags> restrictedTo(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Optional.of(NONE);
        }
        List<String> kept = keys.stream()
                .flatMap(key -> value(key).map(value -> key + ":" + value).stream())
                .toList();
        return kept.size() == keys.size() ? Optional.of(new Tags(kept)) : Optional.empty();
    }

    /** The tags separated by commas; empty for {@link #NONE}. */
    @Override
    public String toString() {
        return String.join(",", all);
    }
}
