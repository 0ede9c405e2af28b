package dev.hinomi.observability.metrics.catalogue;

import io.micrometer.core.instrument.Meter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A catalogue as Markdown for people. Pure. */
public final class CataloguePage {
    private CataloguePage() {}

    /** A page with a heading and a table. */
    public static String of(String heading, MetricCatalogue catalogue) {
        return "# " + heading + "\n\nWritten from the declarations in the code; do not edit.\n\n" + table(catalogue);
    }

    /** A table with a row for each metric: its name, kind, unit, tags, meaning and owner. */
    public static String table(MetricCatalogue catalogue) {
        return catalogue.entries().stream()
                .map(entry -> row(entry.metric()))
                .collect(Collectors.joining(
                        "\n",
                        "| metric | type | unit | tags | what it says | owner |\n|---|---|---|---|---|---|\n",
                        "\n"));
    }

    private static String row(Metric metric) {
        String tags = metric.tags().stream().map(CataloguePage::tag).collect(Collectors.joining("; "));
        return "| " + names(metric) + " | " + kind(metric.type()) + " | " + cell(unit(metric)) + " | " + tags + " | "
                + cell(metric.description()) + " | " + cell(metric.owner()) + " |";
    }

    private static String names(Metric metric) {
        String name = "`" + metric.name() + "`";
        return metric.seriesNames().equals(List.of(metric.name()))
                ? name
                : name + ": "
                        + metric.seriesNames().stream()
                                .map(series -> series.substring(metric.name().length()))
                                .map(suffix -> suffix.isEmpty() ? "itself" : "`" + suffix + "`")
                                .collect(Collectors.joining(", "));
    }

    private static String kind(Meter.Type type) {
        return switch (type) {
            case DISTRIBUTION_SUMMARY -> "summary";
            default -> type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String unit(Metric metric) {
        if (metric.unit() != null) {
            return metric.unit();
        }
        return metric.type() == Meter.Type.TIMER || metric.type() == Meter.Type.LONG_TASK_TIMER ? "millisecond" : "";
    }

    private static String tag(TagKey tag) {
        if (!tag.values().isEmpty()) {
            return "`" + tag + "`: " + String.join(", ", tag.values());
        }
        return "`" + tag + "`"
                + (tag.most().isPresent() ? ": up to " + tag.most().getAsInt() : "");
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : text.replace("|", "\\|").replace('\n', ' ');
    }
}
