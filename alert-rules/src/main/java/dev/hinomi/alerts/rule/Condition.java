package dev.hinomi.alerts.rule;

import dev.hinomi.alerts.query.Comparison.Comparator;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.query.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a rule watches. */
public sealed interface Condition {

    /** The condition as people write it. */
    String text();

    /** What is watched, without its limits: a rule for which this changes is another one. */
    String identity();

    /** The names of all metrics in it. */
    Set<String> metrics();

    /** Every query in it, the one that decides first. */
    List<MetricMonitor> queries();

    /** When it fires, warns and recovers. */
    Thresholds thresholds();

    /** How far back it looks. */
    default Duration window() {
        return queries().stream()
                .map(query -> query.reducer().window().duration())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * A query against thresholds.
     *
     * @param query what is measured; one that this process can evaluate
     * @param thresholds when it fires, warns and recovers
     */
    record Measured(MetricMonitor query, Thresholds thresholds) implements Condition {
        @Override
        public String text() {
            return query.canonical();
        }

        @Override
        public String identity() {
            return query.reducer().canonical() + ":" + query.expression().canonical();
        }

        @Override
        public Set<String> metrics() {
            return query.metrics();
        }

        @Override
        public List<MetricMonitor> queries() {
            return List.of(query);
        }
    }

    /**
     * What this process counts of its own events, against thresholds.
     *
     * @param query what is counted; one that this process can evaluate
     * @param thresholds when it fires, warns and recovers
     */
    record Counted(SearchMonitor query, Thresholds thresholds) implements Condition {
        @Override
        public String text() {
            return query.canonical();
        }

        @Override
        public String identity() {
            return query.window().map(Window::canonical).orElse("") + ":" + query.series();
        }

        /** Whether a single event may cross a threshold, so that it is worth an evaluation between two steps. */
        public boolean isCrossedByOne() {
            return Stream.of(thresholds.critical(), thresholds.warning())
                    .flatMap(Optional::stream)
                    .anyMatch(limit -> limit.isUpper() && limit.isCrossedBy(1));
        }

        /** None: events are counted where they are logged, and no meter is read. */
        @Override
        public Set<String> metrics() {
            return Set.of();
        }

        @Override
        public List<MetricMonitor> queries() {
            return List.of();
        }

        @Override
        public Duration window() {
            return query.window().map(Window::duration).orElse(Duration.ZERO);
        }
    }

    /**
     * A query that Datadog is asked, over the metrics of all processes, against thresholds.
     *
     * @param query what is measured
     * @param thresholds when it fires, warns and recovers
     */
    record Asked(MetricMonitor query, Thresholds thresholds) implements Condition {
        @Override
        public String text() {
            return query.canonical();
        }

        @Override
        public String identity() {
            return "fleet " + query.reducer().canonical() + ":"
                    + query.expression().canonical();
        }

        /** None: this process samples nothing for it. */
        @Override
        public Set<String> metrics() {
            return Set.of();
        }

        @Override
        public List<MetricMonitor> queries() {
            return List.of(query);
        }
    }

    /**
     * The condition of a query that this process can evaluate.
     *
     * @throws IllegalArgumentException when it cannot
     */
    static Condition of(Monitor query, Thresholds thresholds) {
        if (query instanceof MetricMonitor metrics) {
            return new Measured(metrics, thresholds);
        }
        if (query instanceof SearchMonitor search
                && search.evaluability().elsewhere().isEmpty()) {
            return new Counted(search, thresholds);
        }
        throw new IllegalArgumentException(
                query.canonical() + " cannot be evaluated here: ask the query's evaluability first");
    }

    /**
     * Other rules, combined. Its value is a level: 2 critical, 1 warning, 0 healthy.
     *
     * @param expression how
     */
    record Combined(Composite expression) implements Condition {

        private static final Thresholds LEVELS = new Thresholds(
                Optional.of(new Threshold(Comparator.AT_LEAST, BigDecimal.valueOf(2), Threshold.Unit.LEVEL)),
                Optional.of(new Threshold(Comparator.AT_LEAST, BigDecimal.ONE, Threshold.Unit.LEVEL)),
                Optional.empty());

        @Override
        public String text() {
            return expression.text();
        }

        @Override
        public String identity() {
            return "composite " + expression.text();
        }

        @Override
        public Set<String> metrics() {
            return Set.of();
        }

        @Override
        public List<MetricMonitor> queries() {
            return List.of();
        }

        @Override
        public Thresholds thresholds() {
            return LEVELS;
        }
    }

    /**
     * An error budget that burns too fast.
     *
     * @param objective what is promised
     * @param windows how fast the budget may burn; the ones that are looked at first stand first
     */
    record Burning(Objective objective, List<BurnWindow> windows) implements Condition {

        /** Refuses no windows, and warnings that would come after critical. */
        public Burning {
            windows = List.copyOf(windows);
            if (windows.isEmpty()) {
                throw new IllegalArgumentException("an objective needs at least one window: leave windows: out");
            }
            Optional<BigDecimal> warning = burns(windows, Severity.WARNING).max(BigDecimal::compareTo);
            Optional<BigDecimal> critical = burns(windows, Severity.CRITICAL).min(BigDecimal::compareTo);
            if (warning.isPresent() && critical.isPresent() && warning.get().compareTo(critical.get()) >= 0) {
                throw new IllegalArgumentException("a warning must come at a lower burn rate than what is critical,"
                        + " but comes at " + warning.get().toPlainString() + " and critical at "
                        + critical.get().toPlainString());
            }
        }

        @Override
        public String text() {
            return queries().get(0).canonical();
        }

        @Override
        public String identity() {
            return "slo " + objective.target().toPlainString() + " " + objective.errors();
        }

        @Override
        public Set<String> metrics() {
            return queries().get(0).metrics();
        }

        @Override
        public List<MetricMonitor> queries() {
            return windows.stream()
                    .map(window -> objective.errorsOver(window.over()))
                    .toList();
        }

        @Override
        public Thresholds thresholds() {
            return new Thresholds(limit(Severity.CRITICAL), limit(Severity.WARNING), Optional.empty());
        }

        private Optional<Threshold> limit(Severity severity) {
            return burns(windows, severity).findFirst().map(Burning::faster);
        }

        /** Faster than this. */
        public static Threshold faster(BigDecimal burn) {
            return new Threshold(Comparator.ABOVE, burn, Threshold.Unit.PLAIN);
        }

        private static Stream<BigDecimal> burns(List<BurnWindow> windows, Severity severity) {
            return windows.stream()
                    .filter(window -> window.severity() == severity)
                    .map(BurnWindow::burn);
        }
    }

    /**
     * What a rule watches that this process does not have: another version wrote of it, or it is gone. It is told of and never
     * evaluated.
     *
     * @param text the condition as people wrote it
     * @param window how far back it looks
     * @param thresholds when it fires, warns and recovers
     * @param fleetWide whether one instance watched it for all
     */
    record Stranger(String text, Duration window, Thresholds thresholds, boolean fleetWide) implements Condition {

        /** Stand in for limits that nobody has written down. */
        public static final Thresholds UNKNOWN = Thresholds.critical("> 0");

        /** One of which nothing else is known. */
        public static Stranger of(String text, boolean fleetWide) {
            return new Stranger(text, Duration.ZERO, UNKNOWN, fleetWide);
        }

        @Override
        public String identity() {
            return text;
        }

        @Override
        public Set<String> metrics() {
            return Set.of();
        }

        @Override
        public List<MetricMonitor> queries() {
            return List.of();
        }
    }
}
