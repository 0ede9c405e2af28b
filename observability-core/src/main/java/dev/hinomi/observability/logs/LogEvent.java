package dev.hinomi.observability.logs;

import dev.hinomi.observability.delivery.Priority;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One log call, whatever logging engine it came from. Read once, on the thread that logged. */
public interface LogEvent {
    /** No arguments. */
    @Nullable
    Object[] NO_ARGUMENTS = {};

    /** When it was logged, in milliseconds since 1970. */
    long epochMillis();

    /** Its level as Datadog's status remapper understands it, such as {@code WARN}. */
    String status();

    /** The message with its arguments filled in. */
    String message();

    /**
     * What the placeholders <code>{}</code> of the {@link #template()} stand for, in their order; none if only the whole
     * {@link #message()} is known.
     */
    default @Nullable Object[] arguments() {
        return NO_ARGUMENTS;
    }

    /** The message before its arguments are filled in: the same for every event of one log statement. */
    String template();

    /** Which lines give way to it; a vital one is shipped however many of its kind there are. */
    Priority priority();

    /** Whether it carries {@link LogMarkers#CRITICAL}. */
    default boolean isCritical() {
        return false;
    }

    /** The name of the logger. */
    String loggerName();

    /** The name of the thread that logged. */
    String threadName();

    /**
     * Tells each attribute that the application added, the more general ones first: a later one of the same name wins.
     */
    void forEachAttribute(BiConsumer<String, @Nullable Object> attribute);

    /** The failure that was logged along, if any. */
    Optional<Thrown> thrown();
}
