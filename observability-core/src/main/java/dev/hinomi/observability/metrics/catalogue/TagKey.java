package dev.hinomi.observability.metrics.catalogue;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The key of a tag with the values that it can have, or how many of them. Immutable. */
public final class TagKey implements KeyName {
    /** What a value is recorded as that the key does not have. */
    public static final String OTHER = "other";

    /** What a value is recorded as that was not given. */
    public static final String NONE = "none";

    private static final int UNBOUNDED = -1;

    private final String key;
    private final int most;
    private final @Nullable Class<?> type;
    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private final List<Tag> byOrdinal = new ArrayList<>();

    private TagKey(String key, int most, @Nullable Class<?> type, List<String> values) {
        this.key = key;
        this.most = most;
        this.type = type;
        for (String value : values) {
            Tag tag = Tag.of(key, value);
            tags.put(value, tag);
            byOrdinal.add(tag);
        }
    }

    /** A key whose values are the constants of an enum. */
    public static <V extends Enum<V> & TagValue> TagKey of(String key, Class<V> values) {
        List<String> texts =
                List.of(values.getEnumConstants()).stream().map(TagValue::text).toList();
        return new TagKey(key, texts.size(), values, texts);
    }

    /** A key with these values and no other. */
    public static TagKey of(String key, List<String> values) {
        return new TagKey(key, values.size(), null, values);
    }

    /** A key with values that are known at run time only, so many of them at most in one process. */
    public static TagKey upTo(int most, String key) {
        return new TagKey(key, most, null, List.of());
    }

    /** A key of which it is not known how many values it has: an error in every catalogue, told at start. */
    public static TagKey unbounded(String key) {
        return new TagKey(key, UNBOUNDED, null, List.of());
    }

    /** A value of this key; one that it cannot have is recorded as {@value #OTHER}. */
    public TagValue value(String text) {
        return new TextValue(this, text);
    }

    /** A value of this key, where several keys of one metric share an enum. */
    public TagValue value(TagValue constant) {
        return new TextValue(this, constant.text());
    }

    @Override
    public String asString() {
        return key;
    }

    /** The values that it can have, in their order; empty if they are known at run time only. */
    public List<String> values() {
        return List.copyOf(tags.keySet());
    }

    /** How many values it can have; empty if nobody knows. */
    public OptionalInt most() {
        return most == UNBOUNDED ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /** Whether the value is one that it can have, as far as that is known beforehand. */
    boolean allows(String value) {
        return tags.isEmpty() || tags.containsKey(value);
    }

    /** Whether the value belongs to this key. */
    boolean isOf(TagValue value) {
        return value instanceof TextValue text
                ? text.key() == this
                : value instanceof Enum<?> constant && constant.getDeclaringClass() == type;
    }

    /** The tag for a value that belongs to this key. */
    @SuppressWarnings("EnumOrdinal") // An index into the tags of the same enum, made in the same process.
    Tag tag(TagValue value) {
        if (value instanceof Enum<?> constant) {
            return byOrdinal.get(constant.ordinal());
        }
        String text = value.text();
        if (tags.isEmpty()) {
            return Tag.of(key, text);
        }
        Tag known = tags.get(text);
        return known != null ? known : Tag.of(key, OTHER);
    }

    /** The tag for a value that was not given. */
    Tag missing() {
        return Tag.of(key, NONE);
    }

    @Override
    public String toString() {
        return key;
    }
}
