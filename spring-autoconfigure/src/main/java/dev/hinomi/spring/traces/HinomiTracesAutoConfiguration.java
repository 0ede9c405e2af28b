package dev.hinomi.spring.traces;

import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.traces.IdentityTags;
import dev.hinomi.observability.traces.JavaAgent;
import dev.hinomi.observability.traces.links.TraceLinks;
import dev.hinomi.observability.traces.observations.ObservationSpans;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.PartReport;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Puts onto dd-java-agent's traces what only the application knows, and says where they are shown. Comes after whoever
 * brings a tracer of Micrometer's: that one makes spans of observations already.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.NoopTracerAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.BraveAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration"
        })
public final class HinomiTracesAutoConfiguration {

    private static final String SPANS = "hinomiObservationSpans";

    HinomiTracesAutoConfiguration() {}

    @Bean
    @Order(3)
    PartReport hinomiTracesReport(BeanFactory beans) {
        String agent = beans.containsBean(SPANS)
                ? "traces by dd-java-agent, observations among them"
                : "traces by dd-java-agent";
        return PartReport.of(JavaAgent.isAttached() ? agent : "traces off (no dd-java-agent)");
    }

    /** Tags are put on by the tracer, which lets nothing of it go: the first context of a process is the one that counts. */
    @Bean
    SmartInitializingSingleton hinomiTraceTags(ConfigurableEnvironment environment) {
        HinomiRuntime runtime = HinomiRuntime.of(environment);
        return () -> {
            if (runtime.enabled() && runtime.properties().traces().tags()) {
                IdentityTags.install(runtime.identity());
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    TraceLinks hinomiTraceLinks(ConfigurableEnvironment environment) {
        return Pages.of(HinomiRuntime.of(environment));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = {"io.micrometer.observation.ObservationHandler", "io.opentelemetry.api.trace.Tracer"})
    @Conditional(OnObservationSpans.class)
    @ConditionalOnMissingBean(type = "io.micrometer.tracing.Tracer")
    static class Observing {

        @Bean(SPANS)
        ObservationHandler<Observation.Context> hinomiObservationSpans(
                ConfigurableEnvironment environment, ObjectProvider<MetricCatalogue> catalogues) {
            HinomiProperties.Traces traces =
                    HinomiRuntime.of(environment).properties().traces();
            return ObservationSpans.find(new Owners(catalogues)).orElseThrow().skipping(traces::skips);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "jakarta.servlet.Filter")
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @Conditional(OnAmazonTrace.class)
    static class Receiving {

        @Bean
        FilterRegistrationBean<AmazonTraceFilter> hinomiAmazonTraceFilter() {
            return AmazonTraceFilter.registration();
        }
    }
}
