package dev.hinomi.observability.traces.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hinomi.observability.datadog.DatadogSite;
import dev.hinomi.observability.traces.TraceIds;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLinksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TimeWindow WINDOW = TimeWindow.around(NOON, Duration.ofMinutes(10));
    private static final TraceIds LONG = new TraceIds("6b03ae7100000000721106226ba2ca55", "7660433508237719640");
    private static final TraceLinks LINKS = TraceLinks.of(DatadogSite.EU1);
    private static final TraceLinks SANDBOX = TraceLinks.ofSandbox(URI.create("http://127.0.0.1:8080/"));

    @ParameterizedTest
    @CsvSource({
        "US1, https://app.datadoghq.com",
        "US3, https://us3.datadoghq.com",
        "US5, https://us5.datadoghq.com",
        "EU1, https://app.datadoghq.eu",
        "AP1, https://ap1.datadoghq.com",
        "AP2, https://ap2.datadoghq.com",
        "UK1, https://uk1.datadoghq.com",
        "US1_FED, https://app.ddog-gov.com",
        "US2_FED, https://us2.ddog-gov.com",
    })
    void everySiteHasItsOwnHost(DatadogSite site, String address) {
        assertThat(TraceLinks.of(site).monitor(7, WINDOW)).asString().startsWith(address + "/monitors/7?");
    }

    @Test
    void aTraceIsOpenedAtItsSpan() {
        assertThat(LINKS.trace(LONG, NOON))
                .hasToString("https://app.datadoghq.eu/apm/trace/6b03ae7100000000721106226ba2ca55"
                        + "?spanID=7660433508237719640&timeHint=1772366400000");
    }

    @Test
    void aTraceOf64BitsKeepsItsDecimalId() {
        assertThat(LINKS.trace(new TraceIds("18446744073709551615", "42"), NOON))
                .hasPath("/apm/trace/18446744073709551615");
    }

    @Test
    void logsAreSearchedInAFixedWindow() {
        assertThat(LINKS.logs(LogQuery.ofTrace(LONG), WINDOW))
                .hasToString("https://app.datadoghq.eu/logs?query=trace_id%3A6b03ae7100000000721106226ba2ca55"
                        + "&from_ts=1772365800000&to_ts=1772367000000&live=false");
    }

    @Test
    void theSearchForAServiceNamesItsEnvironmentAndStatus() {
        assertThat(LogQuery.ofService("career-api").inEnv("prod").withStatus("error"))
                .extracting(LogQuery::text)
                .isEqualTo("service:career-api env:prod status:error");
    }

    @Test
    void aValueCannotAddATermToASearch() {
        assertThat(LogQuery.ofService("a OR \"b\\").text()).isEqualTo("service:\"a OR \\\"b\\\\\"");
    }

    @Test
    void aServiceAMetricAndADashboardShowTheSameTime() {
        assertThat(Stream.of(
                        LINKS.service("career-api", "prod", WINDOW),
                        LINKS.metric("career.jobs", "env:prod", WINDOW),
                        LINKS.dashboard("abc-def-ghi", WINDOW)))
                .map(URI::toString)
                .containsExactly(
                        "https://app.datadoghq.eu/apm/entity/service%3Acareer-api"
                                + "?env=prod&start=1772365800000&end=1772367000000&paused=true",
                        "https://app.datadoghq.eu/metric/explorer?exp_metric=career.jobs&exp_scope=env%3Aprod"
                                + "&from_ts=1772365800000&to_ts=1772367000000&live=false",
                        "https://app.datadoghq.eu/dashboard/abc-def-ghi"
                                + "?from_ts=1772365800000&to_ts=1772367000000&live=false");
    }

    @Test
    void anOrganisationMayHaveAnAddressOfItsOwn() {
        assertThat(TraceLinks.at(URI.create("https://acme.datadoghq.com/")).monitor(7, WINDOW))
                .hasHost("acme.datadoghq.com")
                .hasPath("/monitors/7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x1f", "12/../..", "6b03ae71", "..", "123456789012345678901", "１２"})
    void whatIsNoTraceIdIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINKS.trace(new TraceIds(id, "42"), NOON))
                .withMessageContaining(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "abc/../def", "abc-", "a?b"})
    void whatIsNoDashboardIsRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> LINKS.dashboard(id, WINDOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a", "https://user@a", "https://a?b", "https://a#b", "//a", "javascript:a"})
    void whatIsNoWebAddressIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> TraceLinks.at(URI.create(address)));
    }

    @Test
    void aWindowHasAnOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeWindow(NOON, NOON.minusSeconds(1)));
    }

    private static Stream<BiFunction<TraceLinks, String, URI>> places() {
        return Stream.of(
                (links, value) -> links.logs(new LogQuery(value), WINDOW),
                (links, value) -> links.logs(LogQuery.ofService(value).inEnv(value), WINDOW),
                (links, value) -> links.service(value, value, WINDOW),
                (links, value) -> links.metric(value, value, WINDOW));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whateverAValueHoldsItStaysInItsPlace(BiFunction<TraceLinks, String, URI> place) {
        Random random = new Random(20_260_301);
        for (TraceLinks links : List.of(LINKS, SANDBOX)) {
            URI usual = place.apply(links, "usual");
            for (int i = 0; i < 5_000; i++) {
                String value = hostile(random);
                URI address = place.apply(links, value);

                assertThat(address.getRawAuthority()).as(value).isEqualTo(usual.getRawAuthority());
                assertThat(address.getRawFragment()).as(value).isNull();
                assertThat(depth(address)).as(value).isEqualTo(depth(usual));
                assertThat(names(address)).as(value).isEqualTo(names(usual));
                assertThat(address.toString()).as(value).matches("[!-~&&[^\"<>\\\\^`{|}]]+");
            }
        }
    }

    @Test
    void aSearchIsReadBackAsItWasWritten() {
        Random random = new Random(20_260_302);
        for (int i = 0; i < 1_000; i++) {
            String text = hostile(random);
            String query = LINKS.logs(new LogQuery(text), WINDOW).getRawQuery();

            assertThat(URLDecoder.decode(query.substring(6, query.indexOf('&')), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }

    private static String hostile(Random random) {
        List<String> parts = List.of(
                "/", "..", "?", "&", "=", "#", "@", ":", "%2F", "%", "\\", "\r\n", " ", "+", "é", "😀", "a", "\"");
        return random.ints(1 + random.nextInt(8), 0, parts.size())
                .mapToObj(parts::get)
                .reduce("", String::concat);
    }

    private static long depth(URI address) {
        return address.getRawPath()
                .chars()
                .filter(character -> character == '/')
                .count();
    }

    private static List<String> names(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(parameter -> parameter.substring(0, parameter.indexOf('=')))
                .toList();
    }
}
