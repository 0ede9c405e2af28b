package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatadogEndpointsTest {

    @ParameterizedTest
    @CsvSource({
        "datadoghq.com, https://http-intake.logs.datadoghq.com/api/v2/logs, https://api.datadoghq.com/api/v2/series",
        "datadoghq.eu, https://http-intake.logs.datadoghq.eu/api/v2/logs, https://api.datadoghq.eu/api/v2/series",
        "ap1.datadoghq.com, https://http-intake.logs.ap1.datadoghq.com/api/v2/logs,"
                + " https://api.ap1.datadoghq.com/api/v2/series",
        "us2.ddog-gov.com, https://http-intake.logs.us2.ddog-gov.com/api/v2/logs,"
                + " https://api.us2.ddog-gov.com/api/v2/series"
    })
    void followTheSite(String site, URI logs, URI series) {
        DatadogEndpoints endpoints = DatadogSite.parse(site).orElseThrow().endpoints();

        assertThat(endpoints.logs()).isEqualTo(logs);
        assertThat(endpoints.seriesV2()).isEqualTo(series);
    }

    @ParameterizedTest
    @EnumSource(DatadogSite.class)
    void knowEverySiteByItsDomainAndItsShortName(DatadogSite site) {
        assertThat(DatadogSite.parse(" " + site.domain())).contains(site);
        assertThat(DatadogSite.parse(site.name().replace('_', '-'))).contains(site);
    }

    @Test
    void canBeOneAddressForEverything() {
        DatadogEndpoints endpoints = DatadogEndpoints.at(URI.create("http://127.0.0.1:8080/"));

        assertThat(endpoints.logs()).hasToString("http://127.0.0.1:8080/api/v2/logs");
        assertThat(endpoints.seriesV2()).hasToString("http://127.0.0.1:8080/api/v2/series");
        assertThat(endpoints.seriesV1()).hasToString("http://127.0.0.1:8080/api/v1/series");
        assertThat(endpoints.sketches()).hasToString("http://127.0.0.1:8080/api/beta/sketches");
        assertThat(endpoints.distributionPoints()).hasToString("http://127.0.0.1:8080/api/v1/distribution_points");
        assertThat(endpoints.metricMetadata().resolve("a.b")).hasToString("http://127.0.0.1:8080/api/v1/metrics/a.b");
        assertThat(endpoints.events()).hasToString("http://127.0.0.1:8080/api/v1/events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "/path", "http:opaque", "http://user:word@host", "http://host?api_key=x"})
    void refuseAnAddressThatCannotBeUsed(String address) {
        assertThatThrownBy(() -> DatadogEndpoints.at(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comeFromTheAddressThenTheSiteThenTheDefault() {
        Problems problems = new Problems();

        assertThat(DatadogEndpoints.resolve("http://localhost:1", "datadoghq.eu", problems))
                .contains(DatadogEndpoints.at(URI.create("http://localhost:1")));
        assertThat(DatadogEndpoints.resolve(" ", "datadoghq.eu", problems)).contains(DatadogSite.EU1.endpoints());
        assertThat(DatadogEndpoints.resolve(null, null, problems)).contains(DatadogSite.US1.endpoints());
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void nameTheSitesWhenOneIsUnknown() {
        Problems problems = new Problems();

        assertThat(DatadogEndpoints.resolve(null, "datadog.eu", problems)).isEmpty();
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .contains("datadog.eu", "datadoghq.eu", "ap1.datadoghq.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:s3cr@t@host",
                "htp://user:s3cr@t@host/path",
                "http://host?api_key=s3cr@t",
                "user:s3cr@t"
            })
    void hideWhatIsSecretInAnAddressThatCannotBeUsed(String address) {
        Problems problems = new Problems();

        assertThat(DatadogEndpoints.resolve(address, null, problems)).isEmpty();
        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .contains("url = ****", "without user, query or fragment")
                .doesNotContain("s3cr", "@t");
    }
}
