package dev.hinomi.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherMonitorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "logs('status:error').index('*').rollup('count').last('5m')>10"
                        + " ~ logs(\"status:error\").index(\"*\").rollup(\"count\").last(\"5m\") > 10",
                "logs(\"\").index(\"main\").rollup(\"pc95\", \"@duration\").by(\"service\",\"@path\").last(\"1h\") >= 2.5"
                        + " ~ logs(\"\").index(\"main\").rollup(\"pc95\", \"@duration\").by(\"service\", \"@path\").last(\"1h\") >= 2.5",
                "events(\"source:x (a OR b)  -c\").rollup(\"count\").last(\"4h\") > 0"
                        + " ~ events(\"source:x (a OR b) -c\").rollup(\"count\").last(\"4h\") > 0",
                "error-tracking(\"service:web\").source(\"all\").new().by(\"@issue.id\").last(\"1h\") > 0"
                        + " ~ error-tracking(\"service:web\").source(\"all\").new().by(\"@issue.id\").last(\"1h\") > 0",
                "'ntp.in_sync'.over('*').by('host').last(2).count_by_status()"
                        + " ~ \"ntp.in_sync\".over(\"*\").by(\"host\").last(2).count_by_status()",
                "processes('java python').over('env:prod').rollup('count').last('10m') < 1"
                        + " ~ processes(\"java python\").over(\"env:prod\").rollup(\"count\").last(\"10m\") < 1",
                "error_budget(\"abc\").over(\"7d\")>75 ~ error_budget(\"abc\").over(\"7d\") > 75",
                "burn_rate(\"abc\").over(\"30d\").long_window(\"1h\").short_window(\"5m\") > 14.4"
                        + " ~ burn_rate(\"abc\").over(\"30d\").long_window(\"1h\").short_window(\"5m\") > 14.4",
                "formula('2*query1 + abs(q2)').rollup(\"avg\").last(\"6mo\") > threshold"
                        + " ~ formula(\"2 * query1 + abs(q2)\").rollup(\"avg\").last(\"6mo\") > threshold",
                "formula(query1).last(\"7d\").anomaly(direction=\"above\", threshold=10) >= 5"
                        + " ~ formula(\"query1\").last(\"7d\").anomaly(direction=\"above\", threshold=10) >= 5",
                "12345&&!( 67890||1 ) ~ 12345 && !(67890 || 1)",
                "!12345 ~ !12345",
                "12345 ~ 12345",
            })
    void readsEveryKindAndPrintsItInOneForm(String written, String canonical) {
        Monitor monitor = Monitor.parse(written);
        assertThat(monitor.canonical()).isEqualTo(canonical);
        assertThat(Monitor.parse(canonical))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Span.class)
                .isEqualTo(monitor);
        assertThat(monitor.evaluability().place() == Evaluability.Place.DATADOG || monitor.kind() == MonitorKind.LOGS)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "logs(\"status:error\").index(\"*\").rollup(\"count\").last(\"5m\") ~ process ~ it counts what this process logs",
                "logs(\"a OR (b -@c:[1 TO 9])\").last(\"2d\") ~ process ~ it counts what this process logs",
                "logs(\"a\").rollup(\"cardinality\", \"@usr.id\").last(\"5m\") ~ datadog ~ no other rollup than count",
                "logs(\"CIDR(@ip,13.0.0.0/8)\").last(\"5m\") ~ datadog ~ does not know CIDR()",
                "logs(\"*:word\").last(\"5m\") ~ datadog ~ status, service, tags and attributes",
                "logs(\"@when:[2026-01-01 TO 2026-02-01]\").last(\"5m\") ~ datadog ~ compares numbers alone",
                "logs(\"a\").by(\"@a\",\"@b\",\"@c\",\"@d\",\"@e\").last(\"5m\") ~ datadog ~ 4 facets at most",
                "logs(\"a\").last(\"3d\") ~ datadog ~ one minute to two days",
                "logs(\"@a:(b:c)\").last(\"5m\") ~ datadog ~ words and numbers as values",
                "logs(\"tags:a\").last(\"5m\") ~ datadog ~ status, service, tags and attributes",
                "events(\"deployment:*\").rollup(\"count\").last(\"1h\") ~ process ~ it counts the events that this process ships",
                "events(\"tags:(team:web OR x)\").last(\"1h\") ~ process ~ it counts the events that this process ships",
                "events(\"source:my_apps a\").last(\"1h\") ~ process ~ it counts the events that this process ships",
                "events(\"source:(github OR my_*)\").last(\"1h\") ~ process ~ it counts the events that this process ships",
                "events(\"source:github OR a\").last(\"1h\") ~ process ~ it counts the events that this process ships",
                "events(\"-source:github a\").last(\"1h\") ~ process ~ it counts the events that this process ships",
                "events(\"source:deployment\").last(\"5m\") ~ datadog ~ their source is my_apps",
                "events(\"a source:(github OR amazon*)\").last(\"5m\") ~ datadog ~ their source is my_apps",
                "events(\"source:a OR source:b\").last(\"5m\") ~ datadog ~ their source is my_apps",
                "events(\"a\").rollup(\"cardinality\", \"datacenter\").last(\"5m\") ~ datadog ~ no other rollup than count",
                "audits(\"a\").last(\"5m\") ~ datadog ~ searches what Datadog has indexed",
            })
    void aSearchOfItsOwnEventsIsCountedHereAsFarAsItCanBeDecided(String query, String place, String why) {
        Evaluability evaluability = Monitor.parse(query).evaluability();
        assertThat(evaluability.place().word()).isEqualTo(place);
        assertThat(evaluability.toString()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a b ~ All[a, b]",
                "a AND b OR c ~ Any[All[a, b], c]",
                "a (b OR c) ~ All[a, Any[b, c]]",
                "-status:ok ~ Not[status=ok]",
                "NOT status:ok foo ~ All[Not[status=ok], foo]",
                "service:(web OR api) ~ service=Any[web, api]",
                "@http.status_code:[400 TO 499] ~ @http.status_code=400..499",
                "@duration:>=100 ~ @duration=>=100",
                "-@user:* ~ Not[@user=*]",
                "*:term ~ *=term",
                "\\\"two words\\\" tags: \\\"x y\\\" ~ All[\\\"two words\\\", tags=\\\"x y\\\"]",
                "path:\\/a\\ b ~ path=\\/a\\ b",
                "NOT(CIDR(@ip,13.0.0.0/8, 15.0.0.0/8)) ~ Not[CIDR(@ip,13.0.0.0/8,15.0.0.0/8)]",
                "a - b or ~ All[a, -, b, or]",
                "env:a:b ~ env=a:b",
            })
    void readsASearchAsTheLogExplorerDoes(String written, String tree) {
        SearchMonitor monitor = (SearchMonitor) Monitor.parse("logs(\"" + written + "\").last(\"5m\")");
        assertThat(tree(monitor.search())).isEqualTo(tree.replace("\\\"", "\""));
        SearchMonitor again = (SearchMonitor) Monitor.parse(monitor.canonical());
        assertThat(tree(again.search())).isEqualTo(tree(monitor.search()));
    }

    private static String tree(Search search) {
        if (search instanceof Search.All all) {
            return "All" + all.parts().stream().map(OtherMonitorsTest::tree).toList();
        }
        if (search instanceof Search.Any any) {
            return "Any" + any.parts().stream().map(OtherMonitorsTest::tree).toList();
        }
        if (search instanceof Search.Not not) {
            return "Not[" + tree(not.operand()) + "]";
        }
        if (search instanceof Search.Field field) {
            return field.name() + "=" + tree(field.value());
        }
        return search instanceof Search.Range range ? range.from() + ".." + range.to() : search.canonical();
    }

    @Test
    void everyPartOfASearchKnowsWhereItStandsInTheWholeQuery() {
        String written = "logs(\"a \\\"b c\\\" service:web\").last(\"5m\") > 1";
        Search.All search = (Search.All) ((SearchMonitor) Monitor.parse(written)).search();
        List<String> parts = search.parts().stream()
                .map(part -> written.substring(part.span().start(), part.span().end()))
                .toList();
        assertThat(parts.get(0)).isEqualTo("a");
        assertThat(parts.get(2)).isEqualTo("service:web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "logs(\"a\").last(\"3d\") ~ longer than the 2 days",
                "logs(\"a or b\").last(\"5m\") ~ operators are in capitals",
                "\"c\".by(\"host\").last(2).count_by_status() ~ .over(...)",
                "\"c\".over(\"*\").last(101).count_by_status() ~ more runs than the 100",
                "error_budget(\"x\").over(\"7d\") < 5 ~ compared with > or >=",
                "burn_rate(\"x\").over(\"7d\").long_window(\"1h\").short_window(\"2h\") > 5 ~ shorter than the long one",
                "1&&2&&3&&4&&5&&6&&7&&8&&9&&10&&11 ~ more monitors than the 10",
                "avg(last_2mo):m{*} ~ longer than the 730 hours",
                "change(avg(last_3d),1h_ago):m{*} ~ longer than the 2 days",
                "change(avg(last_5m),2mo_ago):m{*} ~ longer than the month",
                "avg(next_1w):m{*} ~ belong together",
                "avg(current_5m):m{*} ~ cumulative windows are",
                "last(last_5m):m{*} ~ not among the time aggregations",
                "avg(last_5m):a{*}.as_count() / b{*}.as_count() ~ needs sum()",
                "avg(last_5m):cumsum(m{*}) ~ advises against cumsum()",
                "error-tracking(\"*\").new().by(\"service\").last(\"1h\") > 0 ~ split by(\"@issue.id\")",
            })
    void findsWhatIsOddWithoutRefusingIt(String written, String finding) {
        assertThat(Monitor.parse(written).findings()).singleElement().satisfies(found -> {
            assertThat(found.message()).contains(finding);
            assertThat(found.span().end()).isLessThanOrEqualTo(written.length());
        });
    }

    @Test
    void parsingThePrintedFormGivesTheSameTree() {
        Random random = new Random(20261129);
        for (int round = 0; round < 2_000; round++) {
            String search = RandomQueries.search(random, 4);
            for (String written : List.of(
                    "logs(\"" + search + "\").last(\"5m\") > 1",
                    "processes(\"" + search + "\").last(\"5m\") > 1",
                    RandomQueries.composite(random, 5))) {
                Monitor once = Monitor.parse(written);
                assertThat(Monitor.parse(once.canonical()))
                        .as("seed 20261129, round %d: %s", round, written)
                        .usingRecursiveComparison()
                        .ignoringFieldsOfTypes(Span.class)
                        .isEqualTo(once);
            }
        }
    }

    @Test
    void nothingIsOddAboutAnOrdinaryQuery() {
        assertThat(Monitor.parse("sum(last_5m):sum:a{*}.as_count() / sum:b{*}.as_count() > 0.5")
                        .findings())
                .isEmpty();
        assertThat(Monitor.parse("logs(\"status:error\").index(\"*\").rollup(\"count\").last(\"5m\") > 10")
                        .findings())
                .isEmpty();
    }
}
