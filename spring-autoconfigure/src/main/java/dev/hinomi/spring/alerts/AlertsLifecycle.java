package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.Alerts;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;

/**
 * Starts the alerts with the application, and ends them as the first thing when it closes: Boot closes every meter
 * registry in the same event, and what is measured after that is gone.
 */
final class AlertsLifecycle implements ApplicationListener<ApplicationContextEvent>, Ordered {

    private final Alerts alerts;
    private final Duration shutdownTimeout;
    private final ApplicationContext application;

    AlertsLifecycle(Alerts alerts, Duration shutdownTimeout, ApplicationContext application) {
        this.alerts = alerts;
        this.shutdownTimeout = shutdownTimeout;
        this.application = application;
    }

    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        if (!event.getApplicationContext().equals(application)) {
            return;
        }
        if (event instanceof ContextRefreshedEvent) {
            alerts.start();
        } else if (event instanceof ContextClosedEvent) {
            alerts.close(shutdownTimeout);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
