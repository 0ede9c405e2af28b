package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.Comparison;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.RemoteMonitor;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a rule's thresholds: those beside its query, and the one at its end. */
final class ThresholdsReader {

    private final Findings findings;

    ThresholdsReader(Findings findings) {
        this.findings = findings;
    }

    /** A query over other data than metrics has its comparison inside. */
    Optional<Thresholds> read(YamlMapping entry, Optional<Monitor> monitor) {
        if (monitor.filter(RemoteMonitor.class::isInstance)
                        .filter(known -> known.evaluability().elsewhere().isPresent())
                        .isPresent()
                && entry.value("critical").isEmpty()) {
            return Optional.empty();
        }
        Optional<Comparison> end = monitor.flatMap(Monitor::comparison);
        int before = findings.errors();
        Optional<Threshold> written = entry.parsed("critical", Threshold::of);
        Optional<Threshold> critical =
                written.or(() -> end.filter(any -> findings.errors() == before).map(Threshold::from));
        Optional<Threshold> warning = entry.parsed("warning", Threshold::of);
        Optional<Threshold> recovery = entry.parsed("recovery", Threshold::of);
        written.ifPresent(threshold -> end.ifPresent(other -> checkAgreement(entry, threshold, other)));
        if (findings.errors() > before) {
            return Optional.empty();
        }
        return together(entry, () -> new Thresholds(critical, warning, recovery));
    }

    private Optional<Thresholds> together(YamlMapping entry, Supplier<Thresholds> thresholds) {
        try {
            return Optional.of(thresholds.get());
        } catch (IllegalArgumentException problem) {
            String key = entry.value("recovery").isPresent() ? "recovery" : "critical";
            findings.error(
                    entry.path(key),
                    entry.value(key).orElse(entry.node()),
                    String.valueOf(problem.getMessage()),
                    "Correct the thresholds");
            return Optional.empty();
        }
    }

    private void checkAgreement(YamlMapping entry, Threshold critical, Comparison end) {
        boolean same =
                critical.comparator() == end.comparator() && critical.value().compareTo(end.threshold()) == 0;
        if (!same) {
            findings.error(
                    entry.path("critical"),
                    entry.value("critical").orElseThrow(),
                    "the query ends with \"" + end.canonical() + "\", which is another threshold",
                    "Remove the comparison from the query");
        }
    }
}
