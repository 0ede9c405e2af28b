package dev.hinomi.spring.events;

import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.observability.events.Lifecycle;
import dev.hinomi.observability.events.deployments.DeploymentHistory;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.runtime.HinomiRuntime;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Tells of the deployment once the application is ready, and of starts and stops where that was asked for. */
final class Announcements {
    private final HinomiRuntime runtime;
    private final HinomiProperties.Events settings;
    private final EventShipping events;
    private final Optional<DeploymentHistory> deployments;
    private final InstantSource clock = InstantSource.system();

    Announcements(HinomiRuntime runtime, EventShipping events, Optional<DeploymentHistory> deployments) {
        this.runtime = runtime;
        this.settings = runtime.properties().events();
        this.events = events;
        this.deployments = deployments;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (settings.deployments()) {
            deployments
                    .filter(history -> history.isNews(clock.instant()))
                    .ifPresent(history -> events.ship(history.current().event()));
        }
        if (settings.lifecycle()) {
            events.ship(Lifecycle.started(runtime.identity().get(), clock.instant()));
        }
    }

    @EventListener(ContextClosedEvent.class)
    void closed() {
        if (settings.lifecycle()) {
            events.ship(Lifecycle.stopping(runtime.identity().get(), clock.instant()));
        }
    }
}
