package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import dev.hinomi.observability.logs.LogWatch;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Shows every event that reaches Logback's root logger to a watch, until it is closed; again after Logback was configured anew.
 * Events of loggers with {@code additivity="false"} do not reach it. Thread-safe.
 */
public final class LogWatching implements AutoCloseable {
    private final LoggerContext context;
    private final WatchAppender appender;
    private final Reconfigured reconfigured = new Reconfigured();
    private volatile boolean closed;

    private LogWatching(LoggerContext context, LogWatch watch) {
        this.context = context;
        this.appender = new WatchAppender(watch);
        appender.setContext(context);
    }

    /** Begins to watch the Logback that SLF4J is bound to; empty where it is bound to something else. */
    public static Optional<LogWatching> start(LogWatch watch) {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? Optional.of(on(context, watch))
                : Optional.empty();
    }

    /** Begins to watch one Logback. */
    public static LogWatching on(LoggerContext context, LogWatch watch) {
        LogWatching watching = new LogWatching(context, watch);
        context.addListener(watching.reconfigured);
        context.addConfigurationEventListener(watching.reconfigured);
        watching.attach();
        return watching;
    }

    private void attach() {
        if (!closed) {
            appender.start();
            Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            if (!root.isAttached(appender)) {
                root.addAppender(appender);
            }
        }
    }

    /** Sees nothing more. */
    @Override
    public void close() {
        closed = true;
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        context.removeListener(reconfigured);
        appender.stop();
    }

    /** Logback drops every appender that its configuration does not name. */
    private final class Reconfigured implements LoggerContextListener, ConfigurationEventListener {
        @Override
        public void listen(ConfigurationEvent event) {
            switch (event.getEventType()) {
                case CONFIGURATION_ENDED_SUCCESSFULLY, CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS -> attach();
                default -> {}
            }
        }

        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onStart(LoggerContext started) {}

        @Override
        public void onReset(LoggerContext reset) {}

        @Override
        public void onStop(LoggerContext stopped) {}

        @Override
        public void onLevelChange(Logger logger, Level level) {}
    }
}
