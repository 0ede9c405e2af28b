package dev.hinomi.sandbox.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.sandbox.store.Changes;
import dev.hinomi.sandbox.store.Metrics;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesBounds;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    private static final Window WINDOW = new Window(1_000, 1_040);

    private final Metrics metrics = new Metrics(new SeriesBounds(100, 100), new Changes());

    @BeforeEach
    void fill() {
        add("hits", SeriesType.COUNT, "web-1", "env:prod", Point.of(1_000, 4), Point.of(1_010, 6), Point.of(1_020, 2));
        add("hits", SeriesType.COUNT, "web-2", "env:prod", Point.of(1_000, 10));
        add("hits", SeriesType.COUNT, "web-3", "env:test", Point.of(1_000, 100));
        add("rate", SeriesType.RATE, "web-1", "env:prod", Point.of(1_000, 0.5), Point.of(1_010, 1.5));
        add("depth", SeriesType.GAUGE, "web-1", "queue:a", Point.of(1_000, 1), Point.of(1_010, 3));
        add("depth", SeriesType.GAUGE, "web-2", "queue:b", Point.of(1_000, 8));
        add("time", SeriesType.DISTRIBUTION, "web-1", "env:prod", Point.of(1_000, List.of(1.0, 2.0, 3.0)));
        add("time", SeriesType.DISTRIBUTION, "web-2", "env:prod", Point.of(1_005, List.of(10.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum:hits{*}.as_count()                      | * 1000=120.0 1020=2.0",
                "sum:hits{env:prod}.as_count()               | * 1000=20.0 1020=2.0",
                "sum:hits{env:prod,!host:web-2}              | * 1000=10.0 1020=2.0",
                "sum:hits{host:web-*,-env:prod}              | * 1000=100.0",
                "sum:hits{env:prod AND NOT host:web-2}       | * 1000=10.0 1020=2.0",
                "sum:hits{host:web-2 or env:test}            | * 1000=110.0",
                "sum:hits{host IN (web-2,web-3)}             | * 1000=110.0",
                "sum:hits{host NOT IN (web-1, web-2)}        | * 1000=100.0",
                "sum:hits{env:prod AND (host:web-2 OR host:*-3)} | * 1000=10.0",
                "sum:hits{not (env:prod and host:web-1)}     | * 1000=110.0",
                "sum:hits{env:pr*}                           | * 1000=20.0 1020=2.0",
                "sum:hits{env:prod} by {host}                | host:web-1 1000=10.0 1020=2.0; host:web-2 1000=10.0",
                "max:hits{*} by {env}                        | env:prod 1000=10.0 1020=2.0; env:test 1000=100.0",
                "sum:hits{env:prod}.as_rate()                | * 1000=1.0 1020=0.1",
                "avg:rate{*}                                 | * 1000=1.0",
                "sum:rate{*}.as_count()                      | * 1000=20.0",
                "avg:depth{*}                                | * 1000=5.0",
                "min:depth{*}                                | * 1000=2.0",
                "avg:depth{queue:a}.rollup(max, 60)          | * 960=3.0",
                "avg:time{*}                                 | * 1000=4.0",
                "count:time{*}                               | * 1000=4.0",
                "p95:time{*}                                 | * 1000=10.0",
                "sum:hits{env:test} / sum:hits{env:prod} * 2 | * 1000=10.0",
                "(sum:hits{*} - 20) / 4                      | * 1000=25.0 1020=-4.5",
                "sum:hits{*} by {env} / sum:hits{env:prod}   | env:prod 1000=1.0 1020=1.0; env:test 1000=5.0",
                "sum:hits{env:nowhere}                       | ''",
            })
    void queriesAreAnsweredAsDatadogAnswersThem(String query, String expected) {
        assertThat(text(new Evaluation(metrics, WINDOW).groups(QueryParser.parse(query))))
                .isEqualTo(expected);
    }

    @Test
    void severalQueriesAreAnsweredOneByOne() {
        assertThat(QueryParser.parseAll("sum:hits{*}.as_count(), avg:depth{a,b} by {x,y} ")
                        .keySet())
                .containsExactly("sum:hits{*}.as_count()", "avg:depth{a,b} by {x,y}");
        assertThatThrownBy(() -> QueryParser.parseAll("sum:hits{*}, ")).hasMessageContaining("found the end");
    }

    @Test
    void divisionByZeroHasNoValue() {
        assertThat(text(new Evaluation(metrics, WINDOW).groups(QueryParser.parse("sum:hits{*} / 0"))))
                .isEqualTo("* ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avg:hits                | character 1",
                "median:hits{*}          | No aggregator \"median\"",
                "avg:hits{*} +           | but found the end",
                "(avg:hits{*}            | Expected \")\"",
                "avg:hits{a b}           | Expected a comma, AND, OR or the end in the scope {a b}, but found \"b\"",
                "avg:hits{a OR}          | Expected a tag such as env:prod in the scope {a OR}",
                "avg:hits{a AND !b}      | must not be mixed",
                "avg:hits{a IN b}        | Expected \"(\" and values",
                "avg:hits{(a OR b}       | Expected \")\"",
                "avg:hits{*}.fill(zero)  | does not know .fill()",
                "avg:hits{*} avg:hits{*} | an operator or the end",
                "1 + 2                   | needs a metric",
            })
    void whatIsNoQueryIsRefusedWithAReason(String query, String reason) {
        assertThatThrownBy(() -> new Evaluation(metrics, WINDOW).groups(QueryParser.parse(query)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(reason);
    }

    private void add(String metric, SeriesType type, String host, String tag, Point... points) {
        metrics.add(List.of(new Series(new SeriesKey(metric, host, List.of(tag)), type, 10, "", List.of(points))));
    }

    private static String text(List<Group> groups) {
        TreeMap<String, String> lines = new TreeMap<>();
        for (Group group : groups) {
            String values = group.values().entrySet().stream()
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining(" "));
            lines.put(group.tags().isEmpty() ? "*" : String.join(",", group.tags()), values);
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " " + line.getValue())
                .collect(Collectors.joining("; "));
    }
}
