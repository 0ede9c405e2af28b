package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import dev.hinomi.observability.config.InvalidConfigurationException;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.logs.LogShipping;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ships log events to Datadog: encoded on the thread that logs, sent by another. It never blocks on the network and never
 * throws into the application. Thread-safe.
 *
 * <p>In {@code logback.xml} everything may be left out that the environment says ({@code DD_API_KEY}, {@code DD_SITE},
 * {@code DD_SERVICE}, {@code DD_ENV}, {@code DD_VERSION}, {@code DD_TAGS}):
 *
 * <pre>{@code
 * <appender name="DATADOG" class="dev.hinomi.observability.logs.logback.DatadogAppender">
 *   <service>career-api</service>
 * </appender>
 * }</pre>
 *
 * <p>Without a key, or with settings that cannot work, it warns in Logback's status and stays silent; it never reports an
 * error there, because Spring Boot would refuse to start.
 *
 * <p>Not shipped: what the sending threads log, and this library's own loggers, which speak about a broken pipe.
 */
public final class DatadogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final String OWN_LOGGERS = "dev.hinomi.observability";
    private static final int DEEPEST_REENTRY = 4;

    private final ThreadLocal<int[]> reentry = ThreadLocal.withInitial(() -> new int[1]);
    private final AppenderSettings settings = new AppenderSettings();
    private final Ownership ownership;
    private volatile @Nullable LogShipping shipping;

    private enum Ownership {
        /** Opened from the settings with each start, closed with each stop. */
        REOPENS,
        /** Given once, closed with the first stop. */
        CLOSES,
        /** Given and closed by somebody else. */
        SHARES
    }

    /** For Logback's configuration file, which sets properties and then starts it. */
    public DatadogAppender() {
        this.ownership = Ownership.REOPENS;
    }

    /** An appender that ships through the given line and closes it when it is stopped; it cannot be started again. */
    public DatadogAppender(LogShipping shipping) {
        this(shipping, Ownership.CLOSES);
    }

    private DatadogAppender(LogShipping shipping, Ownership ownership) {
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

    /** The API key; {@code DD_API_KEY} if not set. */
    public void setApiKey(String value) {
        settings.apiKey = value;
    }

    /** The Datadog site such as {@code ap1.datadoghq.com}; {@code DD_SITE} if not set, then {@code datadoghq.com}. */
    public void setSite(String value) {
        settings.site = value;
    }

    /** One address for everything instead of a site, such as a sandbox's. */
    public void setUrl(String value) {
        settings.url = value;
    }

    /** The service; {@code DD_SERVICE} if not set. */
    public void setService(String value) {
        settings.service = value;
    }

    /** The environment; {@code DD_ENV} if not set. */
    public void setEnv(String value) {
        settings.env = value;
    }

    /** The version; {@code DD_VERSION} if not set. */
    public void setVersion(String value) {
        settings.version = value;
    }

    /** Most bytes of {@code error.stack}; 25600 if not set. */
    public void setMaxStackBytes(int value) {
        settings.maxStackBytes = value;
    }

    /** One more beginning of {@code class.method} names whose frames are only counted; may be given often. */
    public void addExcludedFrame(String value) {
        settings.excludedFrames.add(value);
    }

    /** Whether {@code error.fingerprint} is written, by which Datadog then groups; false if not set. */
    public void setErrorFingerprint(boolean value) {
        settings.errorFingerprint = value;
    }

    /** From how many equal lines per second on they are only counted; every line is shipped if not set. */
    public void setFloodLinesPerSecond(int value) {
        settings.floodLinesPerSecond = value;
    }

    /** How long {@link #stop()} may take, in milliseconds; 2000 if not set. */
    public void setStopTimeoutMillis(long value) {
        settings.stopTimeout = Duration.ofMillis(value);
    }

    @Override
    public void start() {
        if (isStarted()) {
            return;
        }
        if (ownership == Ownership.REOPENS) {
            openFromSettings();
        } else if (shipping == null) {
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
            shipping = settings.open(System::getenv).orElse(null);
            if (shipping == null) {
                addWarn("Logs are not shipped to Datadog: set <apiKey> or DD_API_KEY to switch it on.");
            }
        } catch (InvalidConfigurationException invalid) {
            addWarn("Logs are not shipped to Datadog. " + invalid.getMessage());
        }
    }

    private static boolean isOurs(ILoggingEvent event) {
        String logger = event.getLoggerName();
        return Delivery.isSendingThread() || (logger != null && logger.startsWith(OWN_LOGGERS));
    }
}
