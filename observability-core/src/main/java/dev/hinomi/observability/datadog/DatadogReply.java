package dev.hinomi.observability.datadog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back from Datadog.
 *
 * @param status the HTTP status, {@link #NO_ANSWER} if there was none
 * @param askedWait how long it asks to wait, {@code null} if it does not
 * @param said the beginning of the answer on one line, without a key; where there was none, why
 */
public record DatadogReply(int status, @Nullable Duration askedWait, String said) {
    /** Stands for the status where there was no answer. */
    public static final int NO_ANSWER = -1;

    static DatadogReply none(String reason) {
        return new DatadogReply(NO_ANSWER, null, reason);
    }
}
