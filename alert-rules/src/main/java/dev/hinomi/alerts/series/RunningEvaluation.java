package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Tags;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the usual queries step by step: one metric, or arithmetic over counts. A step costs what entered and left the windows,
 * and makes no objects while the series stay the same. It comes to what {@link WindowEvaluation#evaluate} comes to; where it cannot,
 * it says so, and goes on at the next step. Not safe for use by several threads.
 */
final class RunningEvaluation {

    private final RunningFormula formula;
    private final List<RunningQuery> queries;
    private final boolean omitsEmptyGroups;
    private final boolean grouped;
    private @Nullable SeriesStore known;
    private long version;
    private List<Reading> readings = List.of();
    private Optional<List<Reading>> told = Optional.of(readings);

    private RunningEvaluation(MetricMonitor monitor, RunningFormula formula, List<RunningQuery> queries) {
        this.formula = formula;
        this.queries = queries;
        this.grouped = monitor.isGrouped();
        this.omitsEmptyGroups = grouped && monitor.sumsBeforeArithmetic();
    }

    /** The evaluation of a query, if it is a usual one. */
    static Optional<RunningEvaluation> of(MetricMonitor monitor) {
        boolean usual = monitor.expression() instanceof MetricQuery || monitor.sumsBeforeArithmetic();
        boolean alike =
                monitor.queries().stream().map(MetricQuery::by).distinct().count() == 1;
        if (!usual || !alike || monitor.reducer().change().isPresent()) {
            return Optional.empty();
        }
        RunningCompiler compiler = new RunningCompiler(monitor.reducer().aggregator());
        return monitor.expression()
                .accept(compiler)
                .map(formula -> new RunningEvaluation(monitor, formula, compiler.queries()));
    }

    /**
     * What each group came to, in the same list as before while the groups are the same.
     *
     * @param start where the window begins, in milliseconds
     * @param end where it ends
     */
    Optional<List<Reading>> at(SeriesStore store, long start, long end) {
        return advance(store, start, end) && tell() ? told : Optional.empty();
    }

    private boolean advance(SeriesStore store, long start, long end) {
        Timeline timeline = store.timeline();
        if (timeline.isLaterThan(end)) {
            return false;
        }
        boolean bound = store == known;
        if (!bound) {
            queries.forEach(query -> query.bind(store));
            known = store;
        }
        long latest = 0;
        for (int index = 0; index < queries.size(); index++) {
            latest += queries.get(index).version();
        }
        if (!bound || latest != version) {
            regroup();
            version = latest;
        }
        long first = timeline.after(start);
        for (int index = 0; index < queries.size(); index++) {
            if (!queries.get(index).advance(first, timeline.end())) {
                return false;
            }
        }
        return true;
    }

    private void regroup() {
        Set<Tags> groups = new LinkedHashSet<>();
        for (RunningQuery query : queries) {
            query.regroup();
            groups.addAll(query.groups());
        }
        if (!grouped) {
            groups.add(Tags.NONE);
        }
        readings = groups.stream().map(Reading::new).toList();
        told = Optional.of(readings);
        formula.regroup(List.copyOf(groups));
    }

    /** Whether every group that is there has points in the window, or is told all the same. */
    private boolean tell() {
        boolean measured = false;
        for (int group = 0; group < readings.size(); group++) {
            boolean own = formula.isMeasured(group);
            if (!own && omitsEmptyGroups) {
                return false;
            }
            measured |= own;
        }
        Measurement.Reason absence = measured ? Measurement.Reason.UNDEFINED : withoutPoints();
        for (int group = 0; group < readings.size(); group++) {
            readings.get(group).set(formula.of(group), absence);
        }
        return true;
    }

    private Measurement.Reason withoutPoints() {
        return queries.stream().allMatch(query -> query.groups().isEmpty())
                ? Measurement.Reason.NO_SERIES
                : Measurement.Reason.EMPTY_WINDOW;
    }
}
