package dev.hinomi.benchmarks.rules;

import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.QuerySyntaxException;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Damaged and made-up queries and rule files: each is read or explained. */
public final class RulesFuzz implements Run {
    private static final int QUERIES = 1_000_000;
    private static final int FILES = 50_000;
    private static final long MOST_MILLIS = 1_000;
    private static final double MOST_RATIO = 2.6;
    private static final int TIMES = 31;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A form of every kind of monitor that Datadog documents. */
    private static final List<String> SEEDS = List.of(
            "avg(last_5m):avg:system.load.1{*} by {host} > 4",
            "sum(last_5m):sum:requests.error{env:prod}.as_count() / sum:requests.total{env:prod}.as_count() >= 0.05",
            "sum(last_5m):sum:a.b{env:prod,!x:y*} by {host}.as_count() / default_zero(sum:c{k IN (a,b)}) > 0.5",
            "avg(last_4h):anomalies(avg:m{*}, 'basic', 2, direction='both', interval=60) >= 1",
            "min(next_1w):forecast(avg:system.disk.in_use{*}, 'linear', 1, interval='60m') >= 0.9",
            "avg(last_30m):outliers(avg:m{role:web} by {host}, 'dbscan', 7) > 0",
            "pct_change(avg(last_5m),1h_ago):top(avg:m{a AND NOT (b OR c)} by {host}, 5, 'mean', 'desc') < -3",
            "sum(current_1d):sum:orders{*}.rollup(sum, 60).fill(last, 900) - timeshift(sum:orders{*}, -3600) < 1",
            "logs(\"service:(web OR api) -@n:[1 TO 5} \\\"x y\\\"\").index(\"*\").rollup(\"pc95\", \"@d\").last(\"5m\") > 1",
            "\"check\".over(\"a\",\"b\").by(\"host\").last(3).count_by_status()",
            "processes('java !python').over('*').rollup('count').last('10m') < 1",
            "burn_rate(\"x\").over(\"30d\").long_window(\"1h\").short_window(\"5m\") > 14.4",
            "formula(\"2 * (q1 + abs(q2)) / -3\").last(\"7d\").anomaly(direction=\"above\", threshold=10) >= 5",
            "!(1 && 2) || ((3)) && !4");

    @SuppressWarnings("StringConcatToTextBlock")
    private static final List<String> RULE_FILES = List.of(
            "service: career-api\nteam: career\nrunbooks: https://wiki.example.com/\nrules:\n  - id: a\n    query: "
                    + "sum(last_5m):sum:e{*}.as_count() / sum:t{*}.as_count()\n    critical: \"> 5%\"\n    warning: \"> 2%\"\n"
                    + "    recovery: \"< 1%\"\n    for: 5m\n    keep_firing_for: 5m\n    missing: alert after 10m\n    notify: oncall\n"
                    + "notify:\n  oncall:\n    slack: \"#alerts\"\n    mention: { critical: [ \"@x\" ], warning: [] }\n",
            "defaults: { flapping: 4 in 30m, active: \"Mon-Fri 08:00-24:00 Asia/Tokyo\" }\nrules:\n"
                    + "  - { id: a, query: 'avg(last_5m):avg:m{*} > 1' }\n  - { id: b, composite: 'a && !a', labels: { k: v } }\n",
            "slo:\n  - id: s\n    target: 99.9%\n    good: sum:g{*}.as_count()\n    total: sum:t{*}.as_count()\n    period: 30d\n"
                    + "silences:\n  - { id: q, why: w, match: { rule: '*' }, from: 2026-11-01T02:00, every: 'FREQ=WEEKLY;BYDAY=SU', "
                    + "for: 4h, zone: Asia/Tokyo }\n",
            "{\"name\": \"n\", \"type\": \"query alert\", \"query\": \"avg(last_5m):avg:m{*} > 1\", \"options\": {\"thresholds\": "
                    + "{\"critical\": 1, \"critical_recovery\": 0.5}, \"notify_no_data\": true, \"no_data_timeframe\": 10}}");

    @Override
    public String name() {
        return "rules-fuzz";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d damaged and random queries, %,d rule files: each is read or explained, none takes %,d ms of CPU time, and twice "
                        + "the length takes at most %.1f times as long",
                QUERIES,
                FILES,
                MOST_MILLIS,
                MOST_RATIO);
    }

    @Override
    public Figures run() {
        Mutations mutations = new Mutations(new Random(20261129));
        Outcome queries = read(mutations, SEEDS, QUERIES, RulesFuzz::query);
        Outcome files = read(mutations, RULE_FILES, FILES, RulesFuzz::file);
        double terms = ratio(RulesFuzz::query, terms(200), terms(400));
        double scopes = ratio(RulesFuzz::query, scope(400), scope(800));
        double rules = ratio(RulesFuzz::file, rules(500), rules(1_000));
        Map<String, Object> values = new LinkedHashMap<>();
        queries.addTo(values, "queries");
        files.addTo(values, "files");
        values.put("ratio_of_terms", rounded(terms));
        values.put("ratio_of_scopes", rounded(scopes));
        values.put("ratio_of_rules", rounded(rules));
        boolean linear = Math.max(terms, Math.max(scopes, rules)) <= MOST_RATIO;
        return new Figures(values, queries.isSound() && files.isSound() && linear);
    }

    /** What came out of reading many texts. */
    private record Outcome(int texts, int crashes, long longestNanos) {
        void addTo(Map<String, Object> values, String name) {
            values.put(name, texts);
            values.put(name + "_crashes", crashes);
            values.put(name + "_longest_cpu_millis", longestNanos / 1_000_000);
        }

        boolean isSound() {
            return crashes == 0 && longestNanos < MOST_MILLIS * 1_000_000;
        }
    }

    private static Outcome read(Mutations mutations, List<String> seeds, int count, Consumer<String> reader) {
        int crashes = 0;
        long longest = 0;
        for (int number = 0; number < count; number++) {
            String text = mutations.of(seeds);
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                reader.accept(text);
            } catch (RuntimeException | StackOverflowError crash) {
                crashes++;
                System.err.println(crash + " at: " + text);
            }
            longest = Math.max(longest, THREADS.getCurrentThreadCpuTime() - start);
        }
        return new Outcome(count, crashes, longest);
    }

    private static void query(String text) {
        try {
            Monitor monitor = Monitor.parse(text);
            monitor.findings();
            monitor.evaluability();
        } catch (QuerySyntaxException explained) {
            if (explained.column() < 1 || explained.column() > text.length() + 1) {
                throw new IllegalStateException(
                        "a mistake outside of the text, in column " + explained.column(), explained);
            }
        }
    }

    private static void file(String text) {
        RuleFile.read("rules.yml", text);
    }

    private static double ratio(Consumer<String> reader, String text, String twice) {
        long once = median(reader, text);
        return (double) median(reader, twice) / once;
    }

    private static long median(Consumer<String> reader, String text) {
        long[] nanos = new long[TIMES];
        for (int time = 0; time < TIMES; time++) {
            long start = THREADS.getCurrentThreadCpuTime();
            reader.accept(text);
            nanos[time] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[TIMES / 2];
    }

    private static String terms(int count) {
        return "sum(last_5m):" + "sum:m{*} + ".repeat(count) + "1";
    }

    private static String scope(int count) {
        return "sum(last_5m):sum:m{" + "key:val,".repeat(count) + "a:b}";
    }

    private static String rules(int count) {
        StringBuilder text = new StringBuilder("rules:\n");
        for (int rule = 0; rule < count; rule++) {
            text.append("  - { id: r").append(rule).append(", query: 'avg(last_5m):avg:m{*} > 1', for: 5m }\n");
        }
        return text.toString();
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
