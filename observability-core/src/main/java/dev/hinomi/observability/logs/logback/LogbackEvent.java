package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.logs.LogEvent;
import dev.hinomi.observability.logs.Thrown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * A Logback event as a {@link LogEvent}. The MDC is read from the event and nowhere else: dd-java-agent adds its ids to
 * {@link ILoggingEvent#getMDCPropertyMap()} alone.
 */
record LogbackEvent(ILoggingEvent event) implements LogEvent {
    private static final StructuredFields FIELDS = StructuredFields.available();

    @Override
    public long epochMillis() {
        return event.getTimeStamp();
    }

    @Override
    public String status() {
        Level level = event.getLevel();
        return level == null ? Level.INFO.toString() : level.toString();
    }

    @Override
    public String message() {
        try {
            return String.valueOf(event.getFormattedMessage());
        } catch (Throwable unformattable) {
            // Whatever it is, the application only logged.
            return String.valueOf(event.getMessage());
        }
    }

    /** Other events than Logback's own may fill in their arguments in another way. */
    @Override
    public @Nullable Object[] arguments() {
        Object[] arguments = event.getClass() == LoggingEvent.class ? event.getArgumentArray() : null;
        return arguments == null ? NO_ARGUMENTS : arguments;
    }

    @Override
    public String template() {
        return String.valueOf(event.getMessage());
    }

    @Override
    public Priority priority() {
        List<Marker> markers = event.getMarkerList();
        if (markers != null && EventMarkers.areVital(markers)) {
            return Priority.VITAL;
        }
        int level = event.getLevel() == null ? Level.INFO_INT : event.getLevel().toInt();
        if (level < Level.INFO_INT) {
            return Priority.LOW;
        }
        if (level < Level.WARN_INT) {
            return Priority.NORMAL;
        }
        return level < Level.ERROR_INT ? Priority.RAISED : Priority.HIGH;
    }

    @Override
    public boolean isCritical() {
        List<Marker> markers = event.getMarkerList();
        return markers != null && EventMarkers.areCritical(markers);
    }

    @Override
    public String loggerName() {
        return String.valueOf(event.getLoggerName());
    }

    @Override
    public String threadName() {
        return String.valueOf(event.getThreadName());
    }

    @Override
    public void forEachAttribute(BiConsumer<String, @Nullable Object> attribute) {
        tellMdc(attribute);
        List<Marker> markers = event.getMarkerList();
        if (markers != null) {
            EventMarkers.tell(markers, FIELDS, attribute);
        }
        Object[] arguments = event.getArgumentArray();
        for (int i = 0; arguments != null && i < arguments.length; i++) {
            FIELDS.tell(arguments[i], attribute);
        }
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        for (int i = 0; pairs != null && i < pairs.size(); i++) {
            attribute.accept(pairs.get(i).key, pairs.get(i).value);
        }
    }

    /** A context that was never given an MDC adapter throws here; its events are worth shipping all the same. */
    private void tellMdc(BiConsumer<String, @Nullable Object> attribute) {
        try {
            Map<String, String> mdc = event.getMDCPropertyMap();
            if (mdc != null) {
                mdc.forEach(attribute);
            }
        } catch (RuntimeException unreadable) {
            // What was read until then is kept.
        }
    }

    @Override
    public Optional<Thrown> thrown() {
        IThrowableProxy proxy = event.getThrowableProxy();
        return proxy == null ? Optional.empty() : Optional.of(new LogbackThrown(proxy));
    }
}
