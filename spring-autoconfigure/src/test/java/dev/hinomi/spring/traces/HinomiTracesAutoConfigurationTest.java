package dev.hinomi.spring.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.traces.links.TimeWindow;
import dev.hinomi.observability.traces.links.TraceLinks;
import dev.hinomi.spring.runtime.PartReport;
import io.micrometer.observation.ObservationHandler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class HinomiTracesAutoConfigurationTest {

    private static final String FILTER = "hinomiAmazonTraceFilter";
    private static final TimeWindow WINDOW = TimeWindow.around(Instant.EPOCH, Duration.ofMinutes(1));

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HinomiTracesAutoConfiguration.class));
    private final WebApplicationContextRunner servlets = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HinomiTracesAutoConfiguration.class));

    @Test
    void withoutAnAgentNoObservationBecomesASpan() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ObservationHandler.class));
    }

    @Test
    void withoutOpenTelemetryObservationsAndServletsItStartsAllTheSame() {
        runner.withClassLoader(
                        new FilteredClassLoader("io.opentelemetry", "io.micrometer.observation", "jakarta.servlet"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(PartReport.class)
                        .doesNotHaveBean("hinomiObservationSpans")
                        .doesNotHaveBean(FILTER));
    }

    @Test
    void aServletApplicationHasTheFilter() {
        servlets.run(context -> assertThat(context).hasBean(FILTER));
    }

    @Test
    void theFilterCanBeSwitchedOffAloneAndWithEverythingElse() {
        for (String off : new String[] {"hinomi.traces.aws-trace-id=false", "hinomi.enabled=false"}) {
            servlets.withPropertyValues(off)
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FILTER));
        }
    }

    @Test
    void anotherApplicationHasNone() {
        runner.run(context -> assertThat(context).doesNotHaveBean(FILTER));
    }

    @Test
    void alertsLeadToThePagesOfTheSite() {
        runner.withPropertyValues("hinomi.datadog.site=ap1.datadoghq.com")
                .run(context -> assertThat(monitor(context.getBean(TraceLinks.class)))
                        .startsWith("https://ap1.datadoghq.com/monitors/7"));
        runner.withPropertyValues("DD_SITE=datadoghq.eu")
                .run(context -> assertThat(monitor(context.getBean(TraceLinks.class)))
                        .startsWith("https://app.datadoghq.eu/monitors/7"));
    }

    @Test
    void alertsLeadToTheSandboxThatEverythingIsSentTo() {
        runner.withPropertyValues("hinomi.datadog.url=http://127.0.0.1:8080", "DD_API_KEY=0123456789abcdef")
                .run(context -> assertThat(monitor(context.getBean(TraceLinks.class)))
                        .isEqualTo("http://127.0.0.1:8080/alerts"));
    }

    @Test
    void alertsLeadToThePagesThatAreGiven() {
        runner.withPropertyValues(
                        "hinomi.traces.pages-url=https://acme.datadoghq.com",
                        "hinomi.datadog.url=http://127.0.0.1:8080")
                .run(context -> assertThat(monitor(context.getBean(TraceLinks.class)))
                        .startsWith("https://acme.datadoghq.com/monitors/7"));
    }

    @Test
    void pagesThatCannotBeUsedAreThoseOfTheSite() {
        runner.withPropertyValues("hinomi.traces.pages-url=https://user:secret@acme.datadoghq.com")
                .run(context -> assertThat(monitor(context.getBean(TraceLinks.class)))
                        .startsWith("https://app.datadoghq.com/monitors/7"));
    }

    @Test
    void linksOfTheApplicationWin() {
        TraceLinks own = TraceLinks.at(URI.create("https://traces.example.com"));
        runner.withBean(TraceLinks.class, () -> own)
                .run(context -> assertThat(context).getBean(TraceLinks.class).isSameAs(own));
    }

    private static String monitor(TraceLinks links) {
        return links.monitor(7, WINDOW).toString();
    }
}
