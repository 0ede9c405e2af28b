package dev.hinomi.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileQueriesTest {

    private static final String CHARACTERS = "(){}[]\"'\\.,:;!&|<>=+-*/ \t\n_$@#%09azAZ\u00e9\u0000";
    private static final List<String> SEEDS = List.of(
            "sum(last_5m):sum:a.b{env:prod,!x:y*} by {host}.as_count() / default_zero(sum:c{k IN (a,b)}) > 0.5",
            "avg(last_4h):anomalies(avg:m{*}, 'basic', 2, direction='both', interval=60) >= 1",
            "pct_change(avg(last_5m),1h_ago):top(avg:m{a AND NOT (b OR c)} by {host}, 5, 'mean', 'desc') < -3",
            "logs(\"service:(web OR api) -@n:[1 TO 5} \\\"x y\\\" CIDR(@ip,10.0.0.0/8)\").index(\"*\").rollup(\"pc95\", \"@d\").last(\"5m\") > 1",
            "\"check\".over(\"a\",\"b\").by(\"host\").last(3).count_by_status()",
            "processes('java !python').over('*').rollup('count').last('10m') < 1",
            "burn_rate(\"x\").over(\"30d\").long_window(\"1h\").short_window(\"5m\") > 14.4",
            "formula(\"2 * (q1 + abs(q2)) / -3\").last(\"7d\").anomaly(direction=\"above\", threshold=10) >= 5",
            "!(1 && 2) || ((3)) && !4");

    @Test
    void tenThousandDamagedQueriesAreReadOrExplained() {
        Random random = new Random(20261129);
        for (int round = 0; round < 10_000; round++) {
            String damaged = damaged(SEEDS.get(round % SEEDS.size()), random);
            assertThatCode(() -> readOrExplain(damaged))
                    .as("seed 20261129, round %d: %s", round, damaged)
                    .doesNotThrowAnyException();
        }
    }

    private static void readOrExplain(String query) {
        try {
            Monitor monitor = Monitor.parse(query);
            assertThat(Monitor.parse(monitor.canonical()))
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(Span.class)
                    .isEqualTo(monitor);
            assertThat(monitor.findings())
                    .allSatisfy(finding -> assertThat(finding.message()).isNotBlank());
            monitor.evaluability();
        } catch (QuerySyntaxException explained) {
            assertThat(explained.column()).isBetween(1, query.length() + 1);
            assertThat(explained.caret().lines().count()).isLessThanOrEqualTo(2);
        }
    }

    private static String damaged(String query, Random random) {
        StringBuilder damaged = new StringBuilder(query);
        for (int change = random.nextInt(4); change >= 0 && damaged.length() > 0; change--) {
            int at = random.nextInt(damaged.length());
            char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, character);
                case 2 -> damaged.setCharAt(at, character);
                default -> {
                    int from = random.nextInt(query.length());
                    damaged.insert(at, query, from, from + random.nextInt(query.length() - from + 1));
                }
            }
        }
        return damaged.toString();
    }

    static Stream<String> longQueries() {
        return Stream.of(
                        "avg(last_5m):" + "a{*}+".repeat(2_000),
                        "avg(last_5m):" + "-".repeat(9_900) + "a{*}",
                        "avg(last_5m):" + "(".repeat(9_900),
                        "avg(last_5m):" + "abs(".repeat(2_400),
                        "avg(last_5m):" + "abs(a=".repeat(1_600),
                        "avg(last_5m):top(a{*}, " + "x=".repeat(4_900),
                        "avg(last_5m):m{" + "a:b,".repeat(2_400) + "c}",
                        "avg(last_5m):m{" + "a OR ".repeat(1_900) + "c}",
                        "avg(last_5m):m{" + "(".repeat(9_000),
                        "avg(last_5m):m{" + "x".repeat(9_900) + "}",
                        "avg(last_5m):m{a:" + "*b".repeat(4_900) + "}",
                        "avg(last_5m):m{*}" + ".as_count()".repeat(850),
                        "avg(last_5m):" + "x".repeat(9_900),
                        "avg(last_5m):timeshift(m{*}, -" + "9".repeat(9_900) + ")",
                        "avg(last_5m):moving_rollup(m{*}, " + "9".repeat(5_000) + ", 'sum')",
                        "avg(last_5m):m{*}.rollup(avg, " + "9".repeat(9_900) + ").fill(last, 99999999999)",
                        "avg(last_999999mo):rollup(m{*}, 'avg', " + "9".repeat(5_000) + ")",
                        "avg(last_5m):m{*} > " + "9".repeat(9_900),
                        "logs(\"" + "a OR ".repeat(1_900) + "b\").last(\"5m\")",
                        "logs(\"" + "a ".repeat(4_900) + "\").last(\"5m\")",
                        "logs(\"" + "-".repeat(9_900) + "a\").last(\"5m\")",
                        "logs(\"" + "a:(".repeat(3_200) + "\").last(\"5m\")",
                        "logs(\"" + "\\\\\"".repeat(4_900) + "\").last(\"5m\")",
                        "logs(\"a\")" + ".by(\"x\")".repeat(1_200) + ".last(\"5m\")",
                        "!".repeat(9_900) + "1",
                        "1" + "&&2".repeat(3_300),
                        "(".repeat(9_900))
                .map(query -> query.substring(0, Math.min(10_000, query.length())));
    }

    @ParameterizedTest
    @MethodSource("longQueries")
    void aQueryOfTenThousandCharactersIsReadOrExplainedAtOnce(String query) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> readOrExplainLong(query));
    }

    private static void readOrExplainLong(String query) {
        try {
            Monitor monitor = Monitor.parse(query);
            assertThat(Monitor.parse(monitor.canonical()).canonical()).isEqualTo(monitor.canonical());
            monitor.findings();
            monitor.evaluability();
        } catch (QuerySyntaxException explained) {
            assertThat(explained.getMessage()).hasSizeLessThan(11_000);
        }
    }

    @Test
    void aLongerQueryIsRefused() {
        assertThatThrownBy(() -> Monitor.parse("avg(last_5m):m{*}" + " ".repeat(10_000)))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageContaining("a query of 10017 characters; the longest read is 10000");
    }
}
