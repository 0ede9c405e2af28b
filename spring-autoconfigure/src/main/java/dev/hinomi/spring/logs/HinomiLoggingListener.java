package dev.hinomi.spring.logs;

import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;

/**
 * Starts shipping logs right after Boot has set up logging: the environment is complete then and no bean exists yet, so
 * that a failing start is shipped too. Does nothing while Boot processes the application ahead of time.
 */
public final class HinomiLoggingListener implements GenericApplicationListener {

    /** Called by Spring through {@code META-INF/spring.factories}. */
    public HinomiLoggingListener() {}

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public boolean supportsEventType(ResolvableType eventType) {
        Class<?> type = eventType.getRawClass();
        return type != null && ApplicationEnvironmentPreparedEvent.class.isAssignableFrom(type);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared
                && !Boolean.getBoolean("spring.aot.processing")) {
            LogAttachment.attach(HinomiRuntime.of(prepared.getEnvironment()));
        }
    }
}
