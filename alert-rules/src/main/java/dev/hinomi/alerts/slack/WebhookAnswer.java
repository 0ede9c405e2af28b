package dev.hinomi.alerts.slack;

import java.time.Duration;
import java.util.Optional;

/** How an incoming webhook answered, before anyone judged it. */
sealed interface WebhookAnswer {

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param word what it says, such as {@code ok} or {@code no_service}; empty when it is no word of Slack's
     * @param retryAfter how long Slack asks to wait
     */
    record Said(int status, String word, Optional<Duration> retryAfter) implements WebhookAnswer {}

    /**
     * No answer: a broken connection or a timeout.
     *
     * @param what what happened
     */
    record Lost(String what) implements WebhookAnswer {}
}
