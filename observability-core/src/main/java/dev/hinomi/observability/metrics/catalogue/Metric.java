package dev.hinomi.observability.metrics.catalogue;

import io.micrometer.core.instrument.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a metric is. Begin with its kind and name, and add what is known of it:
 *
 * <pre>{@code
 * Metric.counter("career.applications.submitted")
 *         .description("Applications that were accepted")
 *         .owner("career")
 *         .tag("channel", Channel.class)
 * }</pre>
 *
 * @param name as it is recorded
 * @param type the kind of meter
 * @param unit what is counted or measured, in Datadog's words such as {@code byte}; {@code null} for a timer, which has
 *     its own, and where there is none
 * @param description what it says, in one sentence
 * @param owner who answers for it
 * @param tags its tags
 * @param distribution whether its percentiles can be had over a fleet
 */
public record Metric(
        String name,
        Meter.Type type,
        @Nullable String unit,
        @Nullable String description,
        @Nullable String owner,
        List<TagKey> tags,
        boolean distribution) {

    /** Keeps its own copy of the tags. */
    public Metric {
        tags = List.copyOf(tags);
    }

    /** Something that is counted. */
    public static Metric counter(String name) {
        return of(name, Meter.Type.COUNTER);
    }

    /** Something that takes time. */
    public static Metric timer(String name) {
        return of(name, Meter.Type.TIMER);
    }

    /** Something that has a size. */
    public static Metric summary(String name) {
        return of(name, Meter.Type.DISTRIBUTION_SUMMARY);
    }

    /** A state at each moment. */
    public static Metric gauge(String name) {
        return of(name, Meter.Type.GAUGE);
    }

    /** Something that takes long, watched while it lasts. */
    public static Metric longTaskTimer(String name) {
        return of(name, Meter.Type.LONG_TASK_TIMER);
    }

    /** A metric of any kind. */
    public static Metric of(String name, Meter.Type type) {
        return new Metric(name, type, null, null, null, List.of(), false);
    }

    /** The same metric with what is counted or measured, in Datadog's words. */
    public Metric unit(String value) {
        return new Metric(name, type, value, description, owner, tags, distribution);
    }

    /** The same metric with what it says, in one sentence. */
    public Metric description(String value) {
        return new Metric(name, type, unit, value, owner, tags, distribution);
    }

    /** The same metric with who answers for it: a team or a part. */
    public Metric owner(String value) {
        return new Metric(name, type, unit, description, value, tags, distribution);
    }

    /** The same timer or summary with percentiles that are true over a fleet. */
    public Metric percentiles() {
        return new Metric(name, type, unit, description, owner, tags, true);
    }

    /** The same metric with one more tag. */
    public Metric tag(TagKey key) {
        List<TagKey> more = new ArrayList<>(tags);
        more.add(key);
        return new Metric(name, type, unit, description, owner, more, distribution);
    }

    /** The same metric with one more tag, whose values are the constants of an enum. */
    public <V extends Enum<V> & TagValue> Metric tag(String key, Class<V> values) {
        return tag(TagKey.of(key, values));
    }

    /** The same metric with one more tag, which has these values and no other. */
    public Metric tag(String key, String... values) {
        return tag(values.length == 0 ? TagKey.unbounded(key) : TagKey.of(key, List.of(values)));
    }

    /** The names that it has in Datadog; a query may use each of them. */
    public List<String> seriesNames() {
        Stream<String> own = switch (type) {
            case TIMER, DISTRIBUTION_SUMMARY -> Stream.of(name + ".count", name + ".sum", name + ".max");
            default -> Stream.of(name);
        };
        return (distribution ? Stream.concat(own, Stream.of(name)) : own).toList();
    }
}
