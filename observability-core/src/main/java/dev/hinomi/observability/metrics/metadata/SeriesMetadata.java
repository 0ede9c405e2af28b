package dev.hinomi.observability.metrics.metadata;

import com.google.gson.JsonObject;
import dev.hinomi.observability.metrics.PublishedSeries;
import dev.hinomi.observability.metrics.catalogue.Metric;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Datadog is told of one of its metrics.
 *
 * @param name the metric as Datadog stores it
 * @param type {@code count}, {@code gauge} or {@code distribution}
 * @param unit in Datadog's words, empty if there is none
 * @param description what it says, empty if nobody has said it
 * @param shortName its name in a few words
 */
public record SeriesMetadata(
        String name, String type, Optional<String> unit, Optional<String> description, String shortName) {

    /** What is told of all metrics of a catalogue, each series by itself, in their order; each name once. */
    public static List<SeriesMetadata> of(MetricCatalogue catalogue, NamingConvention convention) {
        List<SeriesMetadata> all = new ArrayList<>();
        catalogue.entries().forEach(entry -> all.addAll(of(entry.metric(), convention)));
        return all.stream().filter(metadata -> isFirst(metadata, all)).toList();
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is this one of those that share a name.
    private static boolean isFirst(SeriesMetadata metadata, List<SeriesMetadata> all) {
        return all.stream()
                .filter(other -> other.name().equals(metadata.name()))
                .findFirst()
                .filter(first -> first == metadata)
                .isPresent();
    }

    static List<SeriesMetadata> of(Metric metric, NamingConvention convention) {
        List<PublishedSeries> series = PublishedSeries.of(metric.name(), metric.type(), metric.unit(), convention);
        List<SeriesMetadata> all = new ArrayList<>();
        series.forEach(one -> all.add(of(metric, one)));
        if (metric.distribution()) {
            all.add(distribution(metric, series, convention));
        }
        return all;
    }

    private static SeriesMetadata of(Metric metric, PublishedSeries series) {
        String name = series.name();
        return new SeriesMetadata(
                name,
                series.type(),
                series.unit(),
                Optional.ofNullable(metric.description()).map(text -> text + part(series.suffix())),
                shortName(name));
    }

    /** The unit is that of the sum. */
    private static SeriesMetadata distribution(
            Metric metric, List<PublishedSeries> series, NamingConvention convention) {
        String name = PublishedSeries.of(metric.name(), Meter.Type.GAUGE, metric.unit(), convention)
                .get(0)
                .name();
        return new SeriesMetadata(
                name,
                "distribution",
                series.stream()
                        .filter(one -> one.suffix().equals(".sum"))
                        .findFirst()
                        .flatMap(PublishedSeries::unit),
                Optional.ofNullable(metric.description()),
                shortName(name));
    }

    private static String part(String suffix) {
        return switch (suffix) {
            case ".count" -> " (how many)";
            case ".sum" -> " (all together)";
            case ".max" -> " (most in a step)";
            default -> "";
        };
    }

    /** The name without its first part, which is the same for a whole service, in words. */
    private static String shortName(String name) {
        String own = name.substring(name.indexOf('.') + 1);
        return own.replace('.', ' ').replace('_', ' ').strip();
    }

    /** The body of the request. */
    String json() {
        JsonObject body = new JsonObject();
        body.addProperty("type", type);
        unit.ifPresent(text -> body.addProperty("unit", text));
        description.ifPresent(text -> body.addProperty("description", text));
        body.addProperty("short_name", shortName);
        return body.toString();
    }
}
