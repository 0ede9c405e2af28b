package dev.hinomi.spring.events;

import dev.hinomi.observability.delivery.Advice;
import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.observability.events.deployments.Deployment;
import dev.hinomi.observability.events.deployments.DeploymentFacts;
import dev.hinomi.observability.events.deployments.DeploymentHistory;
import dev.hinomi.observability.events.deployments.VersionFile;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.LocalLog;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.ConfigurableEnvironment;

/** Adds the events of this service, and tells of its deployment. */
@AutoConfiguration
@Conditional(OnEvents.class)
public final class HinomiEventsAutoConfiguration {

    HinomiEventsAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    EventShipping hinomiEvents(ConfigurableEnvironment environment) {
        HinomiRuntime runtime = HinomiRuntime.of(environment);
        Destination destination = runtime.destination().orElseThrow();
        return EventShipping.of(
                runtime.identity(),
                EventShipping.delivery(destination.endpoints(), destination.apiKey())
                        .closeDeadline(runtime.logSettings().get(LogSetting.SHUTDOWN_TIMEOUT))
                        .warnings(LocalLog.warnings())
                        .advice(new Advice("send fewer events", "raise " + LogSetting.SHUTDOWN_TIMEOUT.property()))
                        .start());
    }

    /** Found out once: from then on this version is remembered. */
    @Bean
    @ConditionalOnMissingBean
    KnownDeployments hinomiKnownDeployments(ConfigurableEnvironment environment) {
        return new KnownDeployments(history(HinomiRuntime.of(environment)));
    }

    @Bean
    Announcements hinomiAnnouncements(
            ConfigurableEnvironment environment, EventShipping hinomiEvents, KnownDeployments hinomiKnownDeployments) {
        return new Announcements(HinomiRuntime.of(environment), hinomiEvents, hinomiKnownDeployments.history());
    }

    private static Optional<DeploymentHistory> history(HinomiRuntime runtime) {
        ServiceIdentity identity = runtime.identity().get();
        Instant started =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        Optional<Deployment> deployment = DeploymentFacts.ofThisProcess().deployment(identity, started);
        Path folder = runtime.logSettings()
                .find(LogSetting.DIRECTORY)
                .orElseGet(() -> DurableSpool.defaultDirectory(identity.service()));
        return deployment.map(VersionFile.in(folder)::remember);
    }
}
