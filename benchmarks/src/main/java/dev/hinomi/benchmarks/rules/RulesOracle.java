package dev.hinomi.benchmarks.rules;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.benchmarks.run.CannotRunException;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.observability.time.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Where alerts stand at each minute of random series, as {@code promtool test rules} of Prometheus 2.42 to 2.55 says. */
public final class RulesOracle implements Run {
    private static final int FILES = 25;
    private static final int CASES = 100;
    private static final Duration STEP = Duration.ofMinutes(1);

    /** What came out of some cases. */
    private record Outcome(int firing, int differences) {}

    @Override
    public String name() {
        return "rules-oracle";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d rules with for, keep_firing_for and missing: ok on random series with gaps: at each of %d minutes they fire "
                        + "exactly when promtool test rules says so",
                FILES * CASES,
                OracleCase.MINUTES);
    }

    @Override
    public Figures run() throws IOException, InterruptedException, CannotRunException {
        String version = version();
        Random random = new Random(20261129);
        int firing = 0;
        int differences = 0;
        Path folder = Folders.temporary("rules-oracle");
        try {
            for (int file = 0; file < FILES; file++) {
                List<OracleCase> cases = new ArrayList<>();
                for (int number = 0; number < CASES; number++) {
                    cases.add(OracleCase.random(number, random));
                }
                Outcome outcome = compare(cases, folder);
                firing += outcome.firing();
                differences += outcome.differences();
            }
        } finally {
            Folders.delete(folder);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cases", FILES * CASES);
        values.put("minutes", FILES * CASES * OracleCase.MINUTES);
        values.put("firing_minutes", firing);
        values.put("differences", differences);
        values.put("promtool", version);
        return new Figures(values, differences == 0 && firing > 0);
    }

    private static String version() throws IOException, InterruptedException, CannotRunException {
        try {
            String answer = output(new ProcessBuilder("promtool", "--version"));
            return answer.replaceAll("(?s).*?version ([0-9.]+).*", "$1");
        } catch (IOException missing) {
            throw new CannotRunException(
                    "promtool is not there: install prometheus, as by apt-get install -y prometheus.");
        }
    }

    private static Outcome compare(List<OracleCase> cases, Path folder) throws IOException, InterruptedException {
        List<Set<String>> firing = firing(cases);
        StringBuilder rules = new StringBuilder("groups:\n  - name: g\n    rules:\n");
        StringBuilder test = new StringBuilder(
                "rule_files: [ rules.yml ]\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n");
        cases.forEach(one -> rules.append(one.prometheusRule()));
        cases.forEach(one -> test.append(one.promtoolSeries()));
        test.append("    alert_rule_test:\n");
        for (int minute = 0; minute < OracleCase.MINUTES; minute++) {
            for (OracleCase one : cases) {
                String expected = firing.get(minute).contains(one.alert()) ? "[ { exp_labels: {} } ]" : "[]";
                test.append("      - { eval_time: ")
                        .append(minute)
                        .append("m, alertname: ")
                        .append(one.alert());
                test.append(", exp_alerts: ").append(expected).append(" }\n");
            }
        }
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(folder.resolve("test.yml"), test);
        String answer = output(new ProcessBuilder("promtool", "test", "rules", "test.yml").directory(folder.toFile()));
        int differences = (int) answer.lines()
                .filter(line -> line.contains("alertname:") && line.contains("time:"))
                .count();
        boolean silent = differences == 0 && !answer.contains("SUCCESS");
        return new Outcome(firing.stream().mapToInt(Set::size).sum(), silent ? 1 : differences);
    }

    private static String output(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** The alerts that have an incident, minute by minute. */
    private static List<Set<String>> firing(List<OracleCase> cases) {
        ManualClock clock = ManualClock.at("1970-01-01T00:00:00Z");
        List<Set<String>> firing = new ArrayList<>();
        AlertListener told = new AlertListener() {
            @Override
            public void evaluated(Alert alert, Measurement measurement, AlertState state) {
                if (state.incident().isPresent()) {
                    firing.get(firing.size() - 1).add(alert.name());
                }
            }
        };
        AlertEngine engine = new AlertEngine(
                cases.stream().map(OracleCase::rule).toList(),
                metrics -> samples(cases, firing.size() - 1),
                told,
                new Pace(STEP, clock));
        for (int minute = 0; minute < OracleCase.MINUTES; minute++) {
            firing.add(new HashSet<>());
            engine.evaluateNow(Duration.ZERO);
            clock.advance(STEP);
        }
        return firing;
    }

    private static List<Sample> samples(List<OracleCase> cases, int minute) {
        return cases.stream()
                .map(one -> Sample.gauge(one.metric(), Tags.NONE, one.values().get(minute)))
                .toList();
    }
}
