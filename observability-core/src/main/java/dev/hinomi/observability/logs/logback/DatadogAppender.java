package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.settings.LogRoute;
import dev.hinomi.observability.logs.settings.LogSetting;
import org.jspecify.annotations.Nullable;

/**
 * Ships log events to Datadog, or writes them to the standard output for whoever takes them there: encoded on the thread
 * that logs, sent by another. It never blocks on the network and never throws into the application. Thread-safe.
 *
 * <p>In {@code logback.xml} everything may be left out that the environment says ({@code DD_API_KEY}, {@code DD_SITE},
 * {@code DD_SERVICE}, {@code DD_ENV}, {@code DD_VERSION}, {@code DD_TAGS}), and every element has a system property and a
 * variable as well; docs/configuration.md lists them:
 *
 * <pre>{@code
 * <appender name="DATADOG" class="dev.hinomi.observability.logs.logback.DatadogAppender">
 *   <service>career-api</service>
 * </appender>
 * }</pre>
 *
 * <p>A value that cannot be used is told as a warning in Logback's status, and its default used; without a key it stays
 * silent and says so there. It never reports an error, because Spring Boot would refuse to start.
 *
 * <p>Not shipped: what the sending threads log, and this library's own loggers, which speak about a broken pipe. On the
 * standard output the latter are written, because there they belong.
 */
public final class DatadogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> implements LineElements {
    private static final String OWN_LOGGERS = "dev.hinomi.observability";
    private static final int DEEPEST_REENTRY = 4;

    private final ThreadLocal<int[]> reentry = ThreadLocal.withInitial(() -> new int[1]);
    private final Elements elements = new Elements();
    private final Ownership ownership;
    private volatile boolean printing;
    private volatile Object target = this;
    private volatile @Nullable LogShipping shipping;

    private enum Ownership {
        /** Opened from the settings with each start, closed with each stop. */
        REOPENS,
        /** Given once, closed with the first stop. */
        CLOSES,
        /** Given and closed by somebody else. */
        SHARES,
        /** Nothing to ship through. */
        NONE
    }

    /** For Logback's configuration file, which sets properties and then starts it. */
    public DatadogAppender() {
        this.ownership = Ownership.REOPENS;
    }

    /** An appender that ships through the given line and closes it when it is stopped; it cannot be started again. */
    public DatadogAppender(LogShipping shipping) {
        this(shipping, Ownership.CLOSES);
    }

    private DatadogAppender(@Nullable LogShipping shipping, Ownership ownership) {
        this.ownership = ownership;
        this.shipping = shipping;
        setName("HINOMI_DATADOG");
    }

    /**
     * An appender that ships through a line of somebody else's: stopping it sends what waits and leaves the line open, so
     * that it can be started again after Logback was reconfigured.
     */
    public static DatadogAppender sharing(LogShipping shipping) {
        return new DatadogAppender(shipping, Ownership.SHARES);
    }

    /** The same for a line that ends on the standard output. */
    public static DatadogAppender printing(LogShipping shipping) {
        DatadogAppender appender = sharing(shipping);
        appender.printing = true;
        return appender;
    }

    /** An appender that ships nothing, for where lines go nowhere. */
    public static DatadogAppender silent() {
        return new DatadogAppender(null, Ownership.NONE);
    }

    @Override
    public void take(String element, String text) {
        elements.take(element, text);
    }

    /** The API key; {@code DD_API_KEY} if not set. */
    public void setApiKey(String value) {
        take("apiKey", value);
    }

    /** The Datadog site such as {@code ap1.datadoghq.com}; {@code DD_SITE} if not set, then {@code datadoghq.com}. */
    public void setSite(String value) {
        take("site", value);
    }

    /** One address for everything instead of a site, such as a sandbox's. */
    public void setUrl(String value) {
        take("url", value);
    }

    /** Whether lines are shipped at all: {@code true} or {@code false}. */
    public void setEnabled(String value) {
        take(LogSetting.ENABLED.name(), value);
    }

    /** How they are shipped: {@code auto}, {@code durable}, {@code memory} or {@code stdout}. */
    public void setMode(String value) {
        take(LogSetting.MODE.name(), value);
    }

    /** The folder of the files in which durable lines wait. */
    public void setDirectory(String value) {
        take(LogSetting.DIRECTORY.name(), value);
    }

    /** How much those files may take, such as {@code 256MB}. */
    public void setDiskSize(String value) {
        take(LogSetting.DISK_SIZE.name(), value);
    }

    /** How much the lines that wait in memory may take, such as {@code 16MB}. */
    public void setQueueSize(String value) {
        take(LogSetting.QUEUE_SIZE.name(), value);
    }

    /** How long a line waits for others to be sent with, such as {@code 1s}. */
    public void setFlushInterval(String value) {
        take(LogSetting.FLUSH_INTERVAL.name(), value);
    }

    /** How long {@link #stop()} may take, such as {@code 2s}. */
    public void setShutdownTimeout(String value) {
        take(LogSetting.SHUTDOWN_TIMEOUT.name(), value);
    }

    /** How requests are compressed: {@code auto} or {@code gzip}. */
    public void setCompression(String value) {
        take(LogSetting.COMPRESSION.name(), value);
    }

    /** From how many equal lines a second on they are only counted; every line is shipped if not set. */
    public void setFloodLinesPerSecond(String value) {
        take(LogSetting.FLOOD_LINES_PER_SECOND.name(), value);
    }

    @Override
    public void start() {
        if (isStarted()) {
            return;
        }
        if (ownership == Ownership.REOPENS) {
            openFromSettings();
        } else if (shipping == null && ownership == Ownership.CLOSES) {
            addWarn("Logs are not shipped to Datadog: this appender was stopped, which closed it; attach a new one.");
        }
        super.start();
    }

    /** Sends what is waiting, within the deadline of the delivery. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        LogShipping open = shipping;
        if (open == null) {
            return;
        }
        if (ownership == Ownership.SHARES) {
            open.flush(open.outlet().closeDeadline());
        } else {
            open.close();
            shipping = null;
        }
    }

    /** Whether another one ships to the same place. */
    boolean leadsWhere(DatadogAppender other) {
        return shipping != null && target.equals(other.target);
    }

    /** Whether its lines end on the standard output. */
    public boolean isPrinting() {
        return printing && shipping != null;
    }

    /** What this appender ships through; {@code null} while it is inactive. */
    public @Nullable LogShipping shipping() {
        return shipping;
    }

    /** Unlike the inherited method this lets a value log while it is being logged: both events are kept. */
    @Override
    public void doAppend(ILoggingEvent event) {
        LogShipping open = shipping;
        if (open == null || !isStarted() || isOurs(event)) {
            return;
        }
        int[] depth = reentry.get();
        if (depth[0] >= DEEPEST_REENTRY) {
            open.outlet().countLost();
            return;
        }
        depth[0]++;
        try {
            if (getFilterChainDecision(event) != FilterReply.DENY) {
                open.ship(new LogbackEvent(event));
            }
        } catch (RuntimeException brokenFilter) {
            // It might have denied the event, so the event is not shipped.
            open.outlet().countLost();
        } finally {
            depth[0]--;
        }
    }

    /** Never called: {@link #doAppend} does the work. */
    @Override
    protected void append(ILoggingEvent event) {
        doAppend(event);
    }

    private void openFromSettings() {
        try {
            open();
        } catch (RuntimeException | LinkageError failed) {
            addWarn("Logs are not shipped to Datadog: opening the way there failed with " + failed
                    + ". The application is not affected.");
        }
    }

    private void open() {
        AppenderSettings.Opened opened = new AppenderSettings(elements).open();
        opened.problems().forEach(problem -> addWarn("Logs to Datadog: " + problem));
        LogRoute route = opened.route();
        printing = route.isStandardOutput();
        target = opened.target();
        shipping = opened.shipping().orElse(null);
        if (getContext() instanceof LoggerContext context) {
            context.addConfigurationEventListener(new SecondCopies(context));
        }
        if (shipping == null) {
            addWarn("Logs are not shipped to Datadog: " + route.reason().words() + ".");
        } else {
            addInfo(route.words("Datadog"));
        }
    }

    /** On the standard output this library is heard on its sending threads too: it tells of other pipes there. */
    private boolean isOurs(ILoggingEvent event) {
        String logger = event.getLoggerName();
        boolean ownLogger = logger != null && logger.startsWith(OWN_LOGGERS);
        return printing ? Delivery.isSendingThread() && !ownLogger : Delivery.isSendingThread() || ownLogger;
    }
}
