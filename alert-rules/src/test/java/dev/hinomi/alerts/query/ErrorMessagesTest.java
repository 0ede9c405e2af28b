package dev.hinomi.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorMessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "avg(last_5m):timeshift(m{*}) ~ 28 ~ expected a number as argument 2 of timeshift(query, number) but found \")\" ~ ",
                "avg(last_5m):timeshift(m{*}, abc) ~ 30 ~ expected a number as argument 2 of timeshift(query, number) but found abc ~ ",
                "avg(last_5m):abs(m{*}, 2) ~ 24 ~ expected \")\", because abs(query) takes no more but found 2 ~ ",
                "avg(last_5m):abs() ~ 18 ~ expected a query as argument 1 of abs(query) but found \")\" ~ ",
                "avg(last_5m):top(m{*}, 7, 'mean', 'desc') ~ 24 ~ expected one of 5, 10, 25, 50, 100 as argument 2 of top(query, 5|..., max|..., asc|desc) but found 7 ~ ",
                "avg(last_5m):top(m{*}, 5, 'meen', 'desc') ~ 27 ~ expected one of max, mean, min, sum, last, l2norm, area as argument 3 of top(query, 5|..., max|..., asc|desc) but found 'meen' ~ mean",
                "avg(last_5m):top(m{*}, 5, 'mean', 'dessc') ~ 35 ~ expected one of asc, desc as argument 4 of top(query, 5|..., max|..., asc|desc) but found 'dessc' ~ desc",
                "avg(last_4h):anomalies(m{*}, 'basc', 2) ~ 30 ~ expected one of basic, agile, robust, adaptive as argument 2 of anomalies(query, basic|..., number, name=value ...) but found 'basc' ~ basic",
                "avg(last_4h):anomalies(m{*}, 'basic', 2, direktion='both') ~ 42 ~ expected one of direction, alert_window, interval, count_default_zero, seasonality, timezone before \"=\" in anomalies() but found direktion ~ direction",
                "avg(last_4h):anomalies(m{*}, 'basic', 2, direction='bth') ~ 52 ~ expected one of above, below, both as direction of anomalies() but found 'bth' ~ both",
                "avg(last_5m):m{*}.rollup(avg, 0.5) ~ 31 ~ expected a whole number of seconds as argument 2 of rollup(avg|..., seconds?) but found 0.5 ~ ",
                "avg(last_5m):m{*}.weighted(1) ~ 28 ~ expected \")\", because weighted() takes no more but found 1 ~ ",
                "avg(last_5m):autosmooth(m{*}) ~ 14 ~ autosmooth() is not allowed in monitors ~ ",
                "max(next_1w):forecast(cumsum(m{*}), 'linear', 1) ~ 23 ~ cumsum() is not allowed inside forecast() ~ ",
                "avg(last_5m):sum(m{*} by {a}, a) ~ 31 ~ expected tag keys such as {host} as argument 2 of sum(query, keys) but found a ~ ",
                "avg(last_5m):m{*} > thershold ~ 21 ~ expected a number such as 0.5 but found \"t\" ~ ",
                "logs(status:error).last(\"5m\") ~ 6 ~ expected the search in quotes but found \"s\" ~ ",
                "logs(\"a AND\").last(\"5m\") ~ 12 ~ expected a term of the search such as status:error but found the end of the search ~ ",
                "logs(\"(a OR b\").last(\"5m\") ~ 14 ~ expected \")\" to close the bracket but found the end of the search ~ ",
                "logs(\"@n:[1 5]\").last(\"5m\") ~ 13 ~ expected TO between the edges of the range but found \"5\" ~ ",
                "logs(\"k:\").last(\"5m\") ~ 9 ~ expected a value after k: but found the end of the search ~ ",
                "logs(\"a\").rolup(\"count\").last(\"5m\") ~ 11 ~ expected one of .by, .index, .last, .rollup but found \"rolup\" ~ rollup",
                "logs(\"a\").rollup(\"cont\").last(\"5m\") ~ 18 ~ expected one of count, cardinality, median, pc75, pc90, pc95, pc98, pc99, sum, min, max, avg as argument 1 of rollup(count|..., text?) but found 'cont' ~ count",
                "logs(\"a\").last(\"5x\") ~ 16 ~ expected a length such as \"5m\" as argument 1 of last(length) but found '5x' ~ ",
                "logs(\"a\").rollup(\"count\") > 5 ~ 27 ~ expected .last(...) but found \">\" ~ ",
                "logs(\"a).last(5m) ~ 6 ~ the quote \" is never closed ~ ",
                "error-tracking(\"a\").last(\"1h\") > 0 ~ 32 ~ expected exactly one of .new() and .impact() but found \">\" ~ ",
                "burn_rate(\"x\").over(\"7d\") > 5 ~ 27 ~ expected .long_window(...) but found \">\" ~ ",
                "\"check\".over(\"*\").last(2) ~ 26 ~ expected .count_by_status() but found the end ~ ",
                "12 && ~ 6 ~ expected the number of a monitor such as 12345 but found the end ~ ",
                "12 & 34 ~ 4 ~ expected \"&&\", \"||\" or the end but found \"&\" ~ ",
                "formula(\"q1 +\").last(\"1h\") ~ 14 ~ expected a query such as avg:system.load.1{*}, a function or a number but found \"\"\" ~ ",
            })
    void saysExactlyWhatIsWrong(String written, int column, String problem, String suggestion) {
        QuerySyntaxException error = catchThrowableOfType(QuerySyntaxException.class, () -> Monitor.parse(written));
        assertThat(error).as(written).isNotNull();
        assertThat(error.problem()).isEqualTo(problem);
        assertThat(error.column()).isEqualTo(column);
        assertThat(error.suggestion().orElse(null)).isEqualTo(suggestion);
    }
}
