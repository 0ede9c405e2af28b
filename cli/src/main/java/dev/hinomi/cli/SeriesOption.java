package dev.hinomi.cli;

import dev.hinomi.alerts.backtest.Grid;
import dev.hinomi.alerts.backtest.History;
import dev.hinomi.alerts.backtest.RecordedSeries;
import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.Modifier;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.cli.csv.CsvSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands that read series. */
final class SeriesOption {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--series",
            required = true,
            paramLabel = "FILE",
            description = {
                "The series as CSV with the header time,metric,tags,value: times as 2026-11-23T09:00:00Z or in seconds"
                        + " since the epoch, tags as key:value|key:value.",
                "A metric that a rule reads with .as_count() or .as_rate() is a count, all else a gauge; a fifth column,"
                        + " type, says count or gauge."
            })
    private @Nullable Path file;

    @Option(
            names = "--step",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = StepConverter.class,
            description = "The time between two evaluations. Default: ${DEFAULT-VALUE}.")
    private Duration step = Duration.ofSeconds(10);

    Duration step() {
        return step;
    }

    /** The moments of evaluation, from the first point on. */
    Grid grid(History history) {
        return new Grid(history.first().orElseThrow(), step);
    }

    /** The series, with every problem told; empty when there is an error or no point. */
    Optional<History> load(LoadedRules rules, PrintWriter err) throws IOException {
        Path existing = RulesOption.existing(spec, file);
        CsvSeries.Read read;
        try (BufferedReader lines = Files.newBufferedReader(existing)) {
            read = CsvSeries.read(String.valueOf(existing.getFileName()), lines, counts(rules));
        } catch (CharacterCodingException binary) {
            err.println("error: " + existing.getFileName() + ": the file is not text in UTF-8: save it as UTF-8");
            return Optional.empty();
        }
        read.problems().forEach(err::println);
        if (read.problemCount() > read.problems().size()) {
            err.println("… and " + (read.problemCount() - read.problems().size()) + " more");
        }
        if (read.problemCount() > 0) {
            return Optional.empty();
        }
        if (read.history().points() == 0) {
            err.println("error: " + existing.getFileName() + ": the file has no point");
            return Optional.empty();
        }
        tellStrangers(rules, read.history(), err);
        return Optional.of(read.history());
    }

    private static Set<String> counts(LoadedRules rules) {
        return rules.rules().stream()
                .flatMap(rule -> rule.queries().stream())
                .flatMap(monitor -> monitor.queries().stream())
                .filter(query -> query.modifier(Modifier.Kind.AS_COUNT)
                        .or(() -> query.modifier(Modifier.Kind.AS_RATE))
                        .isPresent())
                .map(MetricQuery::metric)
                .collect(Collectors.toSet());
    }

    /** A name that stands on one side alone is mostly a slip of the pen. */
    private static void tellStrangers(LoadedRules rules, History history, PrintWriter err) {
        Set<String> read = rules.rules().stream()
                .map(AlertRule::metrics)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = history.series().stream()
                .map(RecordedSeries::key)
                .map(key -> key.metric())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unread = new TreeSet<>(there);
        unread.removeAll(read);
        Set<String> absent = new TreeSet<>(read);
        absent.removeAll(there);
        if (!unread.isEmpty()) {
            err.println("note: no rule reads " + String.join(", ", unread));
        }
        if (!absent.isEmpty()) {
            err.println("note: rules read " + String.join(", ", absent) + ", which the file does not have: no data");
        }
    }
}
