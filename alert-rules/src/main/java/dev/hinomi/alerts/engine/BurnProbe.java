package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.BurnWindow;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.Reading;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.series.WindowEvaluation;
import dev.hinomi.alerts.state.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The burn rate of an error budget over pairs of windows. A pair takes part once its short window is full, so that the first
 * errors of a young process are not taken for a trend. Not safe for use by several threads.
 */
final class BurnProbe implements Probe {

    private final Condition.Burning condition;
    private final List<Pair> pairs;
    private final boolean grouped;
    private List<Burn> burns;
    private @Nullable Instant began;

    BurnProbe(Condition.Burning condition) {
        this.condition = condition;
        this.pairs = condition.windows().stream().map(Pair::new).toList();
        this.grouped = condition.queries().get(0).isGrouped();
        this.burns = burns();
    }

    @Override
    public List<? extends Probed> probe(SeriesStore store, Instant now) {
        Instant first = began == null ? now : began;
        began = first;
        boolean regrouped = false;
        for (Pair pair : pairs) {
            if (Duration.between(first, now).compareTo(pair.window.and()) >= 0) {
                regrouped |= pair.read(store, now);
            }
        }
        if (regrouped) {
            burns = burns();
        }
        burns.forEach(Burn::assess);
        return burns;
    }

    private List<Burn> burns() {
        Map<Tags, List<Errors>> groups = new LinkedHashMap<>();
        pairs.forEach(pair -> pair.addTo(groups));
        if (groups.isEmpty() && !grouped) {
            groups.put(Tags.NONE, List.of());
        }
        return groups.entrySet().stream()
                .map(group -> new Burn(group.getKey(), group.getValue()))
                .toList();
    }

    @Override
    public Duration history() {
        return pairs.stream()
                .map(pair -> pair.over.history())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public boolean isGrouped() {
        return grouped;
    }

    /** A long window and a short one. */
    private final class Pair {
        private final BurnWindow window;
        private final WindowEvaluation over;
        private final WindowEvaluation and;
        private final double mostErrors;
        private final Thresholds limits;
        private List<Reading> readOver = List.of();
        private List<Reading> readAnd = List.of();

        Pair(BurnWindow window) {
            this.window = window;
            this.over = evaluation(window.over());
            this.and = evaluation(window.and());
            this.mostErrors = condition.objective().share(window.burn()).doubleValue();
            this.limits = limits();
        }

        private WindowEvaluation evaluation(Duration length) {
            return new WindowEvaluation(condition.objective().errorsOver(length));
        }

        private Thresholds limits() {
            Thresholds usual = condition.thresholds();
            Optional<Threshold> own = Optional.of(Condition.Burning.faster(window.burn()));
            return isCritical()
                    ? new Thresholds(own, usual.warning(), Optional.empty())
                    : new Thresholds(usual.critical(), own, Optional.empty());
        }

        boolean isCritical() {
            return window.severity() == Severity.CRITICAL;
        }

        /** Whether there are other groups than before. */
        @SuppressWarnings("ReferenceEquality")
        boolean read(SeriesStore store, Instant now) {
            List<Reading> known = readOver;
            List<Reading> still = readAnd;
            readOver = over.read(store, now);
            readAnd = and.read(store, now);
            return readOver != known || readAnd != still;
        }

        void addTo(Map<Tags, List<Errors>> groups) {
            Map<Tags, Reading> still = readAnd.stream().collect(Collectors.toMap(Reading::group, Function.identity()));
            for (Reading one : readOver) {
                List<Errors> all = groups.computeIfAbsent(one.group(), name -> new ArrayList<>());
                Optional.ofNullable(still.get(one.group())).ifPresent(other -> all.add(new Errors(this, one, other)));
            }
        }
    }

    /** The errors of one group in a pair of windows. */
    private record Errors(Pair pair, Reading over, Reading and) {

        /** Their share in the window in which they are fewer; NaN when one is unknown. */
        double share() {
            return Math.min(over.value(), and.value());
        }

        /** The double closest to a number of a few digits is the only one that is written as these digits: no other compares wrongly. */
        boolean areTooMany() {
            return share() > pair.mostErrors;
        }

        int rank() {
            if (!areTooMany()) {
                return 0;
            }
            return pair.isCritical() ? 2 : 1;
        }
    }

    /** How fast one group burns its budget, by the pair that decides: the first of those that are worst. */
    private final class Burn implements Probed {
        private final Tags group;
        private final List<Errors> all;
        private @Nullable Assessment assessment;

        Burn(Tags group, List<Errors> all) {
            this.group = group;
            this.all = all;
        }

        void assess() {
            Errors decisive = null;
            for (Errors errors : all) {
                boolean known = !Double.isNaN(errors.share());
                if (known && (decisive == null || errors.rank() > decisive.rank())) {
                    decisive = errors;
                }
            }
            assessment = decisive == null ? null : assessment(decisive);
        }

        private Assessment assessment(Errors errors) {
            double rate = condition.objective().burn(errors.share()).doubleValue();
            Optional<Severity> crossed =
                    errors.areTooMany() ? Optional.of(errors.pair().window.severity()) : Optional.empty();
            return new Assessment(rate, crossed, crossed.isEmpty(), errors.pair().limits);
        }

        @Override
        public Tags group() {
            return group;
        }

        @Override
        public double value() {
            return assessment == null ? Double.NaN : assessment.value();
        }

        @Override
        public Measurement.Reason absence() {
            return Measurement.Reason.EMPTY_WINDOW;
        }

        @Override
        public int side() {
            return assessment == null ? Limits.MISSING : Limits.side(assessment);
        }

        @Override
        public Assessment assessment() {
            return Objects.requireNonNull(assessment);
        }
    }
}
