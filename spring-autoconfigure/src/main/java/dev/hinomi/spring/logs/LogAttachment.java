package dev.hinomi.spring.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.helpers.NOPAppender;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import dev.hinomi.alerts.events.TransitionLog;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.logs.settings.LogDestination;
import dev.hinomi.observability.logs.settings.LogLine;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.LocalLog;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterators;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * Keeps one appender of ours on Logback's root logger: again after every reset of Logback, such as a reload of its
 * configuration, and a new one when another application starts in the same JVM. An appender of ours that the
 * application has configured itself is left as it is. Thread-safe.
 */
final class LogAttachment implements LoggerContextListener, ConfigurationEventListener {

    private final LoggerContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Appender<ILoggingEvent> nowhere = new NOPAppender<>();
    private final Consoles consoles = new Consoles();
    private HinomiRuntime runtime;
    private boolean ended;
    private @Nullable LogShipping shipping;
    private @Nullable DatadogAppender attached;

    private LogAttachment(LoggerContext context, HinomiRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
        nowhere.setContext(context);
        nowhere.start();
    }

    /** Attaches for this application; does nothing without Logback. */
    static void attach(HinomiRuntime runtime) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            LogAttachment attachment = of(context).orElseGet(() -> register(new LogAttachment(context, runtime)));
            attachment.serve(runtime);
        }
    }

    /** Our appender, wherever it is attached and whoever has configured it. */
    static Optional<DatadogAppender> appender() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? appenders(context).findFirst()
                : Optional.empty();
    }

    /** Whether an appender is attached that the application has configured itself. */
    static boolean isApplicationsOwn() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && appenders(context)
                        .anyMatch(appender ->
                                of(context).stream().noneMatch(attachment -> attachment.attached == appender));
    }

    private static Optional<LogAttachment> of(LoggerContext context) {
        return context.getCopyOfListenerList().stream()
                .filter(LogAttachment.class::isInstance)
                .map(LogAttachment.class::cast)
                .findFirst();
    }

    private static LogAttachment register(LogAttachment attachment) {
        attachment.context.addListener(attachment);
        attachment.context.addConfigurationEventListener(attachment);
        // With logging.register-shutdown-hook=false nobody else stops it; stopping it twice is harmless.
        SpringApplication.getShutdownHandlers().add(attachment::end);
        return attachment;
    }

    private void serve(HinomiRuntime application) {
        lock.lock();
        try {
            if (application != runtime) {
                detach();
                runtime = application;
            }
            if (!ended) {
                attachUnlessThere();
                recordApart();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The history of alerts is for our appender alone, because it would fill a console at every start; unless somebody else
     * may collect the console.
     */
    private void recordApart() {
        boolean apart = switch (runtime.logRoute().reason()) {
            case SWITCHED_OFF, AGENT_COLLECTS -> false;
            default -> !runtime.logRoute().isStandardOutput();
        };
        Logger history = context.getLogger(TransitionLog.HISTORY);
        history.setAdditive(!apart);
        if (apart) {
            Stream.concat(Stream.of(nowhere), appenders(context))
                    .distinct()
                    .toList()
                    .forEach(history::addAppender);
        }
    }

    private void detach() {
        lock.lock();
        try {
            if (attached != null) {
                DatadogAppender ours = attached;
                context.getLoggerList().forEach(logger -> logger.detachAppender(ours));
                consoles.restore();
                attached = null;
            }
            if (shipping != null) {
                shipping.close();
                shipping = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void attachUnlessThere() {
        if (appenders(context).findAny().isEmpty()) {
            Optional.ofNullable(shipping).or(this::open).ifPresent(this::attach);
        }
        appenders(context)
                .filter(DatadogAppender::isPrinting)
                .findFirst()
                .ifPresent(printing -> consoles.giveWay(context, printing));
    }

    private void attach(LogShipping line) {
        DatadogAppender appender =
                runtime.logRoute().isStandardOutput() ? DatadogAppender.printing(line) : DatadogAppender.sharing(line);
        appender.setContext(context);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        shipping = line;
        attached = appender;
    }

    private Optional<LogShipping> open() {
        try {
            return openLine();
        } catch (RuntimeException | LinkageError failed) {
            LocalLog.warn("Hinomi: logs are not shipped to Datadog: opening the way there failed with " + failed
                    + ". The application is not affected.");
            return Optional.empty();
        }
    }

    private Optional<LogShipping> openLine() {
        return new LogLine(runtime.logSettings(), runtime.identity(), LocalLog.warnings())
                .open(
                        runtime.logRoute(),
                        runtime.destination().map(to -> new LogDestination(to.endpoints(), to.apiKey())));
    }

    private static Stream<DatadogAppender> appenders(LoggerContext context) {
        return context.getLoggerList().stream()
                .flatMap(logger -> stream(logger.iteratorForAppenders()))
                .filter(DatadogAppender.class::isInstance)
                .map(DatadogAppender.class::cast);
    }

    private static Stream<Appender<ILoggingEvent>> stream(Iterator<Appender<ILoggingEvent>> appenders) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(appenders, 0), false);
    }

    /** Logback was configured anew, and has dropped every appender that is not in its configuration. */
    @Override
    public void listen(ConfigurationEvent event) {
        switch (event.getEventType()) {
            case CONFIGURATION_ENDED_SUCCESSFULLY, CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS -> serve(runtime);
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
    public void onReset(LoggerContext reset) {
        lock.lock();
        try {
            consoles.forget();
        } finally {
            lock.unlock();
        }
    }

    /** Logback forgets this listener, but not that it listens to configurations. */
    @Override
    public void onStop(LoggerContext stopped) {
        end();
    }

    /** The consoles stay away: their text would follow the last of our lines. */
    private void end() {
        lock.lock();
        try {
            ended = true;
            consoles.forget();
            detach();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
