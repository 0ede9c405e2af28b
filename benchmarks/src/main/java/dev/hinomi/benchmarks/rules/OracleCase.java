package dev.hinomi.benchmarks.rules;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A rule of one series, and what the series is at each minute; NaN is no sample. A pause is either so short that Prometheus looks back
 * over it, or so long that an alert that is about to begin is forgotten here too, see docs/rules.md.
 *
 * @param number tells it from the others
 * @param operator how the value is compared with {@link #THRESHOLD}
 * @param pendingFor minutes before it fires
 * @param keepFiringFor minutes before it ends
 * @param values the values
 */
record OracleCase(int number, String operator, int pendingFor, int keepFiringFor, List<Double> values) {

    static final int MINUTES = 60;
    private static final int THRESHOLD = 5;
    private static final int LOOK_BACK = 5;
    private static final int FORGOTTEN = 3;
    private static final List<String> OPERATORS = List.of(">", ">=", "<", "<=");

    /** Takes its own copy. */
    OracleCase {
        values = List.copyOf(values);
    }

    static OracleCase random(int number, Random random) {
        List<Double> values = new ArrayList<>();
        double value = random.nextInt(11);
        int pause = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            if (pause == 0 && random.nextInt(12) == 0) {
                pause = random.nextBoolean()
                        ? 1 + random.nextInt(LOOK_BACK)
                        : LOOK_BACK + FORGOTTEN + random.nextInt(6);
            } else if (pause > 0) {
                pause--;
            }
            value = random.nextInt(3) == 0 ? random.nextInt(11) : value;
            values.add(pause > 0 ? Double.NaN : value);
        }
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        return new OracleCase(number, operator, random.nextInt(6), random.nextInt(6), values);
    }

    String alert() {
        return "a" + number;
    }

    String metric() {
        return "m" + number;
    }

    /** As a rule here; a window of six minutes ends before the sample that is six minutes old. */
    AlertRule rule() {
        Monitor query = Monitor.parse("last(last_6m):avg:" + metric() + "{*}");
        return AlertRule.builder(alert(), (MetricMonitor) query, Thresholds.critical(operator + " " + THRESHOLD))
                .timing(Timing.IMMEDIATE
                        .pendingFor(Duration.ofMinutes(pendingFor))
                        .keepFiringFor(Duration.ofMinutes(keepFiringFor)))
                .missing(new MissingPolicy.Ok())
                .build();
    }

    /** As a rule of Prometheus. */
    String prometheusRule() {
        return "      - { alert: " + alert() + ", expr: '" + metric() + " " + operator + " " + THRESHOLD + "', for: "
                + pendingFor + "m, keep_firing_for: " + keepFiringFor + "m }\n";
    }

    /** As a series of promtool. */
    String promtoolSeries() {
        String all = values.stream()
                .map(value -> Double.isNaN(value) ? "_" : String.valueOf(value.intValue()))
                .collect(Collectors.joining(" "));
        return "      - { series: '" + metric() + "', values: '" + all + "' }\n";
    }
}
