package dev.hinomi.alerts.slack;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How Slack answered, before anyone judged it: the four shapes in which the client reports it. */
sealed interface SlackAnswer {

    /** Accepted: {@code "ok": true}. */
    record Accepted(String channel, String timestamp) implements SlackAnswer {

        /** Refuses an answer that does not say where the message is: it is not Slack's. */
        public Accepted {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(timestamp, "timestamp");
        }
    }

    /**
     * Refused with a word: {@code "ok": false}.
     *
     * @param error Slack's word for it
     */
    record Refused(String error) implements SlackAnswer {}

    /**
     * Another status than 200.
     *
     * @param status the HTTP status
     * @param retryAfter how long Slack asks to wait
     */
    record Status(int status, Optional<Duration> retryAfter) implements SlackAnswer {}

    /**
     * No answer that could be understood: a broken connection, a timeout, a body that is not Slack's.
     *
     * @param what what happened
     */
    record Lost(String what) implements SlackAnswer {}
}
