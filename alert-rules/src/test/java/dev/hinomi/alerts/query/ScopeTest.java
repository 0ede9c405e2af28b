package dev.hinomi.alerts.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    private static final Tags TAGS = Tags.of("env:prod", "region:us-east", "host:web-04", "canary", "az:staging:east");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | true",
                "env:prod | true",
                "env:dev | false",
                "ENV:PROD | true",
                "canary | true",
                "env:prod,region:us-east | true",
                "env:prod,region:eu-west | false",
                "!env:dev | true",
                "!env:prod | false",
                "!unknown:x | true",
                "env:prod,!host:web-* | false",
                "host:web-* | true",
                "host:*-04 | true",
                "host:*eb* | true",
                "host:*x* | false",
                "host:web-*-04 | false",
                "az:staging:east | true",
                "env:dev OR region:us-* | true",
                "env:dev OR env:prod AND region:eu-west | false",
                "NOT (env:dev OR env:prod) | false",
                "env IN (dev,prod) | true",
                "env NOT IN (dev,prod) | false",
                "missing NOT IN (a) | true",
            })
    void readsTheSeriesThatDatadogWould(String scope, boolean matches) {
        MetricMonitor monitor = (MetricMonitor) Monitor.parse("avg(last_5m):m{" + scope + "}");
        assertThat(((Expression.MetricQuery) monitor.expression()).scope().matches(TAGS))
                .isEqualTo(matches);
    }
}
