package dev.hinomi.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avg(last_5m):avg:system.load.1{*} | avg(last_5m):avg:system.load.1{*}",
                "sum(last_5m): sum:a{*}.as_count()/sum:b{*}.as_count()>0.5"
                        + " | sum(last_5m):sum:a{*}.as_count() / sum:b{*}.as_count() > 0.5",
                "max(last_1h):max:m{a:b}by{host,env}.rollup(avg,300) >= 1"
                        + " | max(last_1h):max:m{a:b} by {host,env}.rollup(avg, 300) >= 1",
                "avg(last_2d):(a{*}+b{*})*2-(c{*}-1) | avg(last_2d):(a{*} + b{*}) * 2 - (c{*} - 1)",
                "avg(last_1w):a{*}-(b{*}-c{*}) | avg(last_1w):a{*} - (b{*} - c{*})",
                "avg(last_5m):a{*}/(b{*}*c{*}) | avg(last_5m):a{*} / (b{*} * c{*})",
                "avg(last_5m):-a{*} * 3 | avg(last_5m):-a{*} * 3",
                "avg(last_5m):-(a{*}+1) | avg(last_5m):-(a{*} + 1)",
                "avg(last_5m):100 - avg:m{*} > -50 | avg(last_5m):100 - avg:m{*} > -50",
                "avg(last_5m):m{!env:dev, region:US-*} | avg(last_5m):m{!env:dev,region:us-*}",
                "avg(last_5m):m{env:prod and not (region:eu or region:us)}"
                        + " | avg(last_5m):m{env:prod AND NOT (region:eu OR region:us)}",
                "avg(last_5m):m{env:prod AND region:eu} | avg(last_5m):m{env:prod,region:eu}",
                "avg(last_5m):m{env IN (a, b) AND k NOT IN (c)} | avg(last_5m):m{env IN (a,b) AND k NOT IN (c)}",
                "avg(last_5m):m{env: staging:east} | avg(last_5m):m{env:staging:east}",
                "avg(last_5m):m{$scope} | avg(last_5m):m{$scope}",
                "avg(last_5m):default_zero(sum:m{*}) | avg(last_5m):default_zero(sum:m{*})",
                "sum(last_5m):m{*}.fill(last, 900) | sum(last_5m):m{*}.fill(last, 900)",
                "percentile(last_5m):p99.99:m{*} | percentile(last_5m):p99.99:m{*}",
                "pct_change(avg(last_5m),5m_ago):avg:m{*} > 50 | pct_change(avg(last_5m),last_5m):avg:m{*} > 50",
                "avg(current_1mo):m{*} | avg(current_1mo):m{*}",
                "avg(last_4h):anomalies(avg:m{*}, \"basic\", 2, direction=\"above\") >= 1"
                        + " | avg(last_4h):anomalies(avg:m{*}, 'basic', 2, direction='above') >= 1",
                "avg(last_5m):top(avg:m{*} by {host}, 5, 'mean', 'desc')"
                        + " | avg(last_5m):top(avg:m{*} by {host}, 5, 'mean', 'desc')",
                "avg(last_5m):sum(avg:m{*} by {a,b}, {a}) | avg(last_5m):sum(avg:m{*} by {a,b}, {a})",
            })
    void printsWhatItReadsInOneForm(String written, String canonical) {
        assertThat(Monitor.parse(written).canonical()).isEqualTo(canonical);
    }

    @Test
    void parsingThePrintedFormGivesTheSameTree() {
        Random random = new Random(20261123);
        for (int round = 0; round < 2_000; round++) {
            String written = "avg(last_5m):" + RandomQueries.expression(random, 4);
            Monitor once = Monitor.parse(written);
            Monitor twice = Monitor.parse(once.canonical());
            assertThat(twice)
                    .as("seed 20261123, round %d: %s", round, written)
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(Span.class)
                    .isEqualTo(once);
        }
    }

    @Test
    void multiplicationBindsTighterThanAddition() {
        MetricMonitor monitor = (MetricMonitor) Monitor.parse("avg(last_5m):a{*} + b{*} * c{*}");
        assertThat(monitor.expression()).isInstanceOfSatisfying(Expression.Arithmetic.class, sum -> {
            assertThat(sum.operator()).isEqualTo(Operator.PLUS);
            assertThat(sum.right().canonical()).isEqualTo("b{*} * c{*}");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avgg(last_5m):avg:m{*} | 1 | did you mean \"avg\"?",
                "avg(lst_5m):avg:m{*} | 5 | expected a window such as last_5m",
                "avg(last_5x):avg:m{*} | 11 | expected a unit: m, h, d, w or mo",
                "avg(last_0m):avg:m{*} | 5 | a window must be 1 to 999999 units long",
                "avg(last_5m)avg:m{*} | 13 | expected \":\" between the time aggregation and the query",
                "avg(last_5m):avrg:m{*} | 14 | did you mean \"avg\"?",
                "avg(last_5m):avg:m | 19 | expected \"{\" after the metric m",
                "avg(last_5m):avg:m{*}.as_cont() | 23 | did you mean \"as_count\"?",
                "avg(last_5m):avg:m{*}.rollup(agv, 60) | 30 | did you mean \"avg\"?",
                "avg(last_5m):avg:m{*}.fill(lst) | 28 | did you mean \"last\"?",
                "avg(last_5m):avg:m{*}.as_count(5) | 32 | because as_count() takes no more",
                "avg(last_5m):avg:m{*} > .5 | 25 | expected a number such as 0.5",
                "avg(last_5m):avg:m{*} + | 24 | expected a query such as",
                "avg(last_5m):avg:m{a:1, b:2 AND c:3} | 29 | must not be mixed",
                "avg(last_5m):avg:m{a:1 AND !b:2} | 28 | must not be mixed",
                "avg(last_5m):avg:m{a:} | 22 | expected a tag such as env:prod",
                "avg(last_5m):avg:m{*} by host | 26 | expected \"{\" before the tag keys",
                "avg(last_5m):defalt_zero(avg:m{*}) | 14 | did you mean \"default_zero\"?",
                "avg(last_5m):avg:m{*} avg:n{*} | 23 | expected an operator, a comparison or the end",
                "avg(last_5m):(avg:m{*} | 23 | expected \")\" to close the bracket",
                "avg(last_5m):a{*}, b{*} | 18 | expected an operator, a comparison or the end",
                "avg(last_5m):top(avg:m{*}, 'x) | 28 | the quote ' is never closed",
            })
    void saysWhatWasExpectedAndWhere(String written, int column, String problem) {
        QuerySyntaxException error = catchThrowableOfType(QuerySyntaxException.class, () -> Monitor.parse(written));
        assertThat(error.getMessage()).startsWith("column " + column + ": ").contains(problem, error.problem());
        assertThat(error.column()).isEqualTo(column);
        assertThat(error.caret().lines().toList().get(1)).hasSize(column).endsWith("^");
    }

    @Test
    void showsTheLineAndThePartOfALongQueryThatItMeans() {
        QuerySyntaxException error = catchThrowableOfType(
                QuerySyntaxException.class,
                () -> Monitor.parse("sum(last_5m):sum:first{*}\n  + " + "sum:a{*} + ".repeat(20) + "smu:b{*}"));
        List<String> lines = error.caret().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("…").endsWith("smu:b{*}").hasSizeLessThan(130);
        assertThat(lines.get(1)).hasSize(lines.get(0).indexOf("smu:") + 1);
        assertThat(error.suggestion()).contains("sum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "avg(last_5m):m{*} | process | ",
                "avg(current_1d):m{*} | process | ",
                "avg(last_5m):ewma_5(m{*}) | process | ewma_5(m{*})",
                "avg(last_5m):diff(m{*} / 2) | process | diff(m{*} / 2)",
                "avg(last_5m):diff(m{*}) | process | ",
                "avg(last_2w):m{*} | fleet | avg(last_2w)",
                "avg(last_5m):a{*} + month_before(m{*}) | fleet | a{*} + month_before(m{*})",
                "percentile(last_5m):p95:m{*} | datadog | percentile(last_5m)",
                "avg(last_5m):a{*} + p95:m{*} | fleet | p95",
                "avg(last_5m):sum:m{*}.weighted() | fleet | .weighted()",
                "avg(last_5m):robust_trend(ewma_5(m{*})) | fleet | robust_trend(ewma_5(m{*}))",
                "avg(last_5m):timeshift(m{*}, 60) | fleet | timeshift(m{*}, 60)",
                "avg(last_5m):abs(m{*}).rollup(avg, 60) | fleet | abs(m{*}).rollup(avg, 60)",
                "avg(last_5m):p95:a{*} + m{$env} | datadog | $env",
                "avg(last_5m):outliers(m{*} by {host}, 'mad', 3) | datadog | outliers(m{*} by {host}, 'mad', 3)",
                "max(next_1w):forecast(m{*}, 'linear', 1) | datadog | next_1w",
                "avg(last_5m):sum:a{*}.as_count() / sum:b{*}.as_count() | datadog | avg(last_5m)",
                "12 && 34 | datadog | 12 && 34",
            })
    void namesThePlaceAndTheWeakestPart(String written, String place, String part) {
        Evaluability evaluability = Monitor.parse(written).evaluability();
        assertThat(evaluability.place().word()).isEqualTo(place);
        String weakest = evaluability instanceof Evaluability.Approximate approximate
                ? approximate.part()
                : evaluability.elsewhere().map(Evaluability.Elsewhere::part).orElse(null);
        assertThat(weakest).isEqualTo(part);
    }

    @Test
    void theWeakestPartStandsWhereItsSpanSays() {
        String written = "avg(last_5m):sum:a{*} + robust_trend(sum:b{*})";
        Evaluability.Elsewhere weakest =
                Monitor.parse(written).evaluability().elsewhere().orElseThrow();
        assertThat(written.substring(weakest.span().start(), weakest.span().end()))
                .isEqualTo(weakest.part());
        Expression.Arithmetic sum = (Expression.Arithmetic) ((MetricMonitor) Monitor.parse(written)).expression();
        assertThat(sum.left().evaluability()).isEqualTo(new Evaluability.Exact());
        assertThat(sum.right().evaluability()).isInstanceOf(Evaluability.Fleet.class);
    }

    @Test
    void everyTruncationOfAQueryIsEitherReadOrExplained() {
        String query =
                "sum(last_5m):sum:a.b{env:prod,!x:y*} by {host}.as_count() / default_zero(sum:c{k IN (a,b)}) > 0.5";
        for (int length = 0; length < query.length(); length++) {
            String part = query.substring(0, length);
            try {
                Monitor.parse(part);
            } catch (QuerySyntaxException explained) {
                assertThat(explained.column()).isBetween(1, length + 1);
            }
        }
    }

    @Test
    void refusesEndlessNestingInsteadOfOverflowingTheStack() {
        assertThatThrownBy(() -> Monitor.parse("avg(last_5m):" + "(".repeat(5_000)))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageContaining("levels of brackets");
        assertThatThrownBy(() -> Monitor.parse("avg(last_5m):m{" + "NOT ".repeat(2_000)))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageContaining("levels in the scope");
    }

    @Test
    void listsTheMetricsOfAllParts() {
        MetricMonitor monitor = (MetricMonitor) Monitor.parse("avg(last_5m):a{*} / default_zero(-b{*}) + 1");
        assertThat(monitor.metrics()).isEqualTo(Set.of("a", "b"));
    }
}
