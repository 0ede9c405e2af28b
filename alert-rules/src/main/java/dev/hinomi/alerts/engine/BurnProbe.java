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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The burn rate of an error budget over pairs of windows. A pair takes part once its short window is full, so that the first
 * errors of a young process are not taken for a trend. Not safe for use by several threads.
 */
final class BurnProbe implements Probe {

    private final Condition.Burning condition;
    private final List<Pair> pairs;
    private final Thresholds usual;
    private final boolean grouped;
    private @Nullable Instant began;

    private record Pair(BurnWindow window, WindowEvaluation over, WindowEvaluation and) {}

    private record Burn(BurnWindow window, BigDecimal rate) {
        boolean isTooFast() {
            return rate.compareTo(window.burn()) > 0;
        }
    }

    BurnProbe(Condition.Burning condition) {
        this.condition = condition;
        this.pairs = condition.windows().stream()
                .map(window -> new Pair(window, evaluation(window.over()), evaluation(window.and())))
                .toList();
        this.usual = condition.thresholds();
        this.grouped = condition.queries().get(0).isGrouped();
    }

    private WindowEvaluation evaluation(Duration window) {
        return new WindowEvaluation(condition.objective().errorsOver(window));
    }

    @Override
    public List<Probed> probe(SeriesStore store, Instant now) {
        Instant first = began == null ? now : began;
        began = first;
        Map<Tags, List<Burn>> burns = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (Duration.between(first, now).compareTo(pair.window().and()) >= 0) {
                add(burns, pair, store, now);
            }
        }
        List<Probed> groups = new ArrayList<>();
        burns.forEach((group, all) -> groups.add(probed(group, all)));
        if (groups.isEmpty() && !isGrouped()) {
            groups.add(missing(Tags.NONE));
        }
        return groups;
    }

    private void add(Map<Tags, List<Burn>> burns, Pair pair, SeriesStore store, Instant now) {
        Map<Tags, Reading> still =
                pair.and().read(store, now).stream().collect(Collectors.toMap(Reading::group, reading -> reading));
        for (Reading over : pair.over().read(store, now)) {
            List<Burn> all = burns.computeIfAbsent(over.group(), name -> new ArrayList<>());
            Reading and = still.get(over.group());
            if (and != null && !Double.isNaN(over.value()) && !Double.isNaN(and.value())) {
                BigDecimal rate = condition.objective().burn(Math.min(over.value(), and.value()));
                all.add(new Burn(pair.window(), rate));
            }
        }
    }

    private Probed probed(Tags group, List<Burn> burns) {
        Optional<Burn> decisive = first(burns, burn -> burn.isTooFast() && isCritical(burn))
                .or(() -> first(burns, Burn::isTooFast))
                .or(() -> first(burns, burn -> true));
        return decisive.map(burn -> {
                    double rate = burn.rate().doubleValue();
                    Optional<Severity> crossed =
                            burn.isTooFast() ? Optional.of(burn.window().severity()) : Optional.empty();
                    return Assessed.of(group, new Assessment(rate, crossed, crossed.isEmpty(), limits(burn)));
                })
                .orElseGet(() -> missing(group));
    }

    private Thresholds limits(Burn decisive) {
        Optional<Threshold> own =
                Optional.of(Condition.Burning.faster(decisive.window().burn()));
        return isCritical(decisive)
                ? new Thresholds(own, usual.warning(), Optional.empty())
                : new Thresholds(usual.critical(), own, Optional.empty());
    }

    private static Optional<Burn> first(List<Burn> burns, Predicate<Burn> wanted) {
        return burns.stream().filter(wanted).findFirst();
    }

    private static boolean isCritical(Burn burn) {
        return burn.window().severity() == Severity.CRITICAL;
    }

    private static Assessed missing(Tags group) {
        return Assessed.missing(group, Measurement.Reason.EMPTY_WINDOW);
    }

    @Override
    public Duration history() {
        return pairs.stream()
                .map(pair -> pair.over().history())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public boolean isGrouped() {
        return grouped;
    }
}
