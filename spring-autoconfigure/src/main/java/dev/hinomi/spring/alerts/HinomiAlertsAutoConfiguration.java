package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.Alerts;
import dev.hinomi.alerts.AlertsBuilder;
import dev.hinomi.alerts.fleet.DatadogQuerySource;
import dev.hinomi.alerts.fleet.FleetSettings;
import dev.hinomi.alerts.fleet.FleetTurn;
import dev.hinomi.alerts.logs.EventCounts;
import dev.hinomi.alerts.logs.LogCounts;
import dev.hinomi.alerts.metrics.AlertGauges;
import dev.hinomi.alerts.metrics.AlertMeterRegistry;
import dev.hinomi.alerts.metrics.AlertTraces;
import dev.hinomi.alerts.metrics.MicrometerMeasurementSource;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.LinkedEvidence;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.RecentValues;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.Rota;
import dev.hinomi.alerts.oncall.datadog.DatadogOnCall;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.events.EventShipping;
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
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
        LoadedRules hinomiRules(ConfigurableEnvironment environment, ResourceLoader resources, Tellers tellers) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            return tellers.checked(RuleLocation.read(
                    runtime.properties().alerts().rules(),
                    resources,
                    runtime.identity().get()));
        }

        @Bean
        Tellers hinomiTellers(ConfigurableEnvironment environment, ObjectProvider<EventShipping> events) {
            return new Tellers(
                    HinomiRuntime.of(environment),
                    Optional.ofNullable(events.getIfAvailable()).map(shipping -> shipping::ship));
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
        Notifier hinomiNotifier(Tellers tellers, EvidenceSource evidence, Rota rota) {
            return tellers.first(evidence, rota);
        }

        /** Who is on call; Datadog is asked for the schedules that it keeps where there are both keys. */
        @Bean
        @ConditionalOnMissingBean
        Rota hinomiRota(RemoteSchedules remote) {
            return new Rota(remote);
        }

        @Bean
        @ConditionalOnMissingBean
        RemoteSchedules hinomiRemoteSchedules(ConfigurableEnvironment environment) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            return OnFleet.canAsk(runtime)
                    ? onCall(
                            runtime.destination().orElseThrow(),
                            runtime.applicationKey().orElseThrow())
                    : RemoteSchedules.NONE;
        }

        @Bean
        @Conditional(OnRules.class)
        @ConditionalOnProperty(name = "hinomi.slack.check-at-start", havingValue = "true", matchIfMissing = true)
        SlackCheckAtStart hinomiSlackCheck(Tellers tellers, LoadedRules rules, RemoteSchedules remote) {
            return new SlackCheckAtStart(() -> tellers.examined(rules, remote));
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

        /** Of all instances that share their alerts, the one that leads. */
        @Bean
        @ConditionalOnMissingBean
        FleetTurn hinomiFleetTurn(ObjectProvider<Alerts> alerts) {
            return () -> alerts.getObject().isLeading();
        }

        /** Where no events are shipped, rules over them have no data. */
        @Bean
        @Conditional(OnRules.class)
        @ConditionalOnBean(EventShipping.class)
        @ConditionalOnMissingBean
        EventCounts hinomiEventCounts(ConfigurableEnvironment environment, EventShipping events) {
            EventCounts counts = new EventCounts(HinomiRuntime.of(environment).identity());
            events.watch(counts);
            return counts;
        }

        /** Asks Datadog where there are both keys; of all instances that share their alerts one asks. */
        @Bean(destroyMethod = "close")
        @Conditional(OnFleet.class)
        @ConditionalOnMissingBean(FleetSource.class)
        DatadogQuerySource hinomiFleet(ConfigurableEnvironment environment, FleetTurn turn) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            HinomiProperties.Fleet fleet = runtime.properties().alerts().fleet();
            Destination destination = runtime.destination().orElseThrow();
            return new DatadogQuerySource(
                    destination.endpoints(),
                    destination.apiKey(),
                    runtime.applicationKey().orElseThrow(),
                    new FleetSettings(fleet.delay(), fleet.requestsPerHour(), fleet.timeout(), turn),
                    InstantSource.system());
        }

        @Bean
        RecentValues hinomiRecentValues() {
            return new RecentValues();
        }

        @Bean
        @ConditionalOnMissingBean
        EvidenceSource hinomiEvidence(
                ConfigurableEnvironment environment,
                RecentValues recent,
                Exemplars exemplars,
                TraceLinks links,
                ObjectProvider<KnownDeployments> deployments) {
            HinomiRuntime runtime = HinomiRuntime.of(environment);
            AlertTraces traces = new AlertTraces(exemplars, links, runtime.identity());
            KnownDeployments known = deployments.getIfAvailable(() -> KnownDeployments.NONE);
            return new LinkedEvidence(recent, traces::find, links, runtime.identity()).after(known::history);
        }

        @Bean(destroyMethod = "close")
        Alerts hinomiAlerts(
                ConfigurableEnvironment environment,
                LoadedRules rules,
                ObjectProvider<SimpleMeterRegistry> totals,
                Notifier notifier,
                Tellers tellers,
                ObjectProvider<MeterRegistry> registries,
                Exemplars exemplars,
                TraceLinks links,
                LogCounts logs,
                ObjectProvider<EventCounts> events,
                ObjectProvider<FleetSource> fleet,
                ObjectProvider<KnownDeployments> deployments,
                Rota rota,
                RecentValues recent,
                ObjectProvider<AlertStore> stores,
                ObjectProvider<DataSource> dataSources) {
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
            HinomiProperties.Store kept = runtime.properties().alerts().store();
            AlertsBuilder builder = Alerts.builder(rules, source);
            SharedAlerts.store(kept, runtime.identity().get(), stores, dataSources)
                    .ifPresent(store -> builder.sharing(store, SharedAlerts.instance(kept)));
            events.ifAvailable(builder::events);
            tellers.elsewhere().ifPresent(builder::elsewhere);
            return builder.notifier(notifier)
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
    }
}
