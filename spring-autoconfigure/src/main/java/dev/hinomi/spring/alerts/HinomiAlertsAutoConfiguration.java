package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.Alerts;
import dev.hinomi.alerts.fleet.DatadogQuerySource;
import dev.hinomi.alerts.fleet.FleetSettings;
import dev.hinomi.alerts.fleet.FleetTurn;
import dev.hinomi.alerts.logs.LogCounts;
import dev.hinomi.alerts.metrics.AlertGauges;
import dev.hinomi.alerts.metrics.AlertMeterRegistry;
import dev.hinomi.alerts.metrics.AlertTraces;
import dev.hinomi.alerts.metrics.MicrometerMeasurementSource;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.LinkedEvidence;
import dev.hinomi.alerts.notify.LogNotifier;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.RecentValues;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.oncall.datadog.DatadogOnCall;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.observability.traces.exemplars.Exemplars;
import dev.hinomi.observability.traces.links.TraceLinks;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.events.HinomiEventsAutoConfiguration;
import dev.hinomi.spring.events.KnownDeployments;
import dev.hinomi.spring.metrics.HinomiMetricsAutoConfiguration;
import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.PartReport;
import dev.hinomi.spring.traces.HinomiTracesAutoConfiguration;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ResourceLoader;

/**
 * Evaluates the rules of the rule file over the application's meters. Comes after Boot has decided whether it needs a
 * simple registry, so that ours, which holds only what rules name, never takes that one's place.
 */
@AutoConfiguration(
        after = {
            HinomiMetricsAutoConfiguration.class,
            HinomiTracesAutoConfiguration.class,
            HinomiEventsAutoConfiguration.class
        },
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        })
public final class HinomiAlertsAutoConfiguration {

    HinomiAlertsAutoConfiguration() {}

    @Bean
    @Order(4)
    PartReport hinomiAlertsReport(ConfigurableEnvironment environment, ObjectProvider<LoadedRules> rules) {
        HinomiRuntime runtime = HinomiRuntime.of(environment);
        return new PartReport(() -> OnAlerts.isOn(runtime)
                ? AlertsReport.on(runtime, rules.getIfAvailable(() -> LoadedRules.NONE))
                : AlertsReport.off(runtime));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnAlerts.class)
    static class Evaluating {

        @Bean
        LoadedRules hinomiRules(ConfigurableEnvironment environment, ResourceLoader resources) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            return RuleLocation.read(
                    runtime.properties().alerts().rules(),
                    resources,
                    runtime.identity().get());
        }

        /**
         * The totals of what rules name, where no simple registry has them: a registry that publishes by steps forgets. It
         * is not added beside a simple registry, in whose place a composite might read it.
         */
        @Bean
        @Conditional(OnRules.class)
        @ConditionalOnMissingBean(SimpleMeterRegistry.class)
        AlertMeterRegistry hinomiAlertMeterRegistry(LoadedRules rules, Exemplars hinomiExemplars) {
            return new AlertMeterRegistry(rules.rules(), Clock.SYSTEM, hinomiExemplars);
        }

        @Bean
        @ConditionalOnMissingBean
        Exemplars hinomiExemplars() {
            return Exemplars.create(InstantSource.system());
        }

        @Bean
        @ConditionalOnMissingBean
        Notifier hinomiNotifier(ConfigurableEnvironment environment, EvidenceSource evidence, Rota rota) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            return runtime.slackToken()
                    .<Notifier>map(token -> slack(runtime, token, evidence, rota))
                    .orElseGet(LogNotifier::new);
        }

        /** Who is on call; Datadog is asked for the schedules that it keeps where there are both keys. */
        @Bean
        @ConditionalOnMissingBean
        Rota hinomiRota(ConfigurableEnvironment environment) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            return new Rota(
                    OnFleet.canAsk(runtime)
                            ? onCall(
                                    runtime.destination().orElseThrow(),
                                    runtime.applicationKey().orElseThrow())
                            : RemoteSchedules.NONE);
        }

        private static RemoteSchedules onCall(Destination destination, Secret applicationKey) {
            return new DatadogOnCall(
                    destination.endpoints().seriesV2().resolve("../.."),
                    destination.apiKey(),
                    applicationKey,
                    InstantSource.system());
        }

        @Bean
        @ConditionalOnMissingBean
        LogCounts hinomiLogCounts(ConfigurableEnvironment environment) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            return new LogCounts(runtime.identity());
        }

        @Bean
        @Conditional(OnRules.class)
        WatchedLogs hinomiWatchedLogs(LogCounts hinomiLogCounts) {
            return WatchedLogs.by(hinomiLogCounts);
        }

        /** Asks Datadog where there are both keys; all instances ask, unless the application says whose turn it is. */
        @Bean(destroyMethod = "close")
        @Conditional(OnFleet.class)
        @ConditionalOnMissingBean(FleetSource.class)
        DatadogQuerySource hinomiFleet(ConfigurableEnvironment environment, ObjectProvider<FleetTurn> turn) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            HinomiProperties.Fleet fleet = runtime.properties().alerts().fleet();
            Destination destination = runtime.destination().orElseThrow();
            return new DatadogQuerySource(
                    destination.endpoints(),
                    destination.apiKey(),
                    runtime.applicationKey().orElseThrow(),
                    new FleetSettings(
                            fleet.delay(),
                            fleet.requestsPerHour(),
                            fleet.timeout(),
                            turn.getIfAvailable(() -> FleetTurn.ALWAYS)),
                    InstantSource.system());
        }

        @Bean
        RecentValues hinomiRecentValues() {
            return new RecentValues();
        }

        @Bean
        @ConditionalOnMissingBean
        EvidenceSource hinomiEvidence(
                ConfigurableEnvironment environment, RecentValues recent, Exemplars exemplars, TraceLinks links) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            AlertTraces traces = new AlertTraces(exemplars, links, runtime.identity());
            return new LinkedEvidence(recent, traces::find, links, runtime.identity());
        }

        @Bean(destroyMethod = "close")
        Alerts hinomiAlerts(
                ConfigurableEnvironment environment,
                LoadedRules rules,
                ObjectProvider<SimpleMeterRegistry> totals,
                Notifier notifier,
                ObjectProvider<MeterRegistry> registries,
                Exemplars exemplars,
                TraceLinks links,
                LogCounts logs,
                ObjectProvider<FleetSource> fleet,
                ObjectProvider<KnownDeployments> deployments,
                Rota rota,
                RecentValues recent) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            MeterRegistry registry = registries.getIfUnique(SimpleMeterRegistry::new);
            MeterRegistry measured = totals.orderedStream()
                    .findFirst()
                    .<MeterRegistry>map(found -> found)
                    .orElse(registry);
            if (registry instanceof CompositeMeterRegistry composite && measured instanceof AlertMeterRegistry own) {
                own.join(composite);
            }
            MicrometerMeasurementSource source =
                    new MicrometerMeasurementSource(measured, runtime.identity().get());
            return Alerts.builder(rules, source)
                    .notifier(notifier)
                    .listener(new AlertGauges(registry))
                    .recentValues(recent)
                    .onCall(rota)
                    .logs(logs)
                    .fleet(fleet.getIfAvailable(() -> FleetSource.NONE))
                    .transitionAttributes(new TransitionContext(
                            new AlertTraces(exemplars, links, runtime.identity()),
                            deployments.getIfAvailable(() -> KnownDeployments.NONE))::attributes)
                    .step(runtime.properties().alerts().step())
                    .build();
        }

        @Bean
        AlertsLifecycle hinomiAlertsLifecycle(
                ConfigurableEnvironment environment, Alerts alerts, ApplicationContext application) {
            return new AlertsLifecycle(
                    alerts, HinomiRuntime.of(environment).properties().alerts().shutdownTimeout(), application);
        }

        private static SlackNotifier slack(HinomiRuntime runtime, Secret token, EvidenceSource evidence, Rota rota) {
            URI api = runtime.properties().slack().apiUrl();
            SlackConnection speaking = SlackConnection.of(token);
            SlackConnection connection =
                    runtime.slackAppToken().map(speaking::listening).orElse(speaking);
            return new SlackNotifier(
                    api == null
                            ? connection
                            : connection.at(URI.create(api.toString().replaceFirst("/?$", "/"))),
                    new SlackNotifier.Contents(
                            runtime.identity().get(),
                            evidence,
                            Masking.defaults().masker()),
                    rota,
                    InstantSource.system());
        }
    }
}
