package dev.hinomi.sandbox.store;

import java.util.Locale;

/** What is counted exactly, whatever the bounded memory forgets. */
public enum Counter {
    /** Requests to an intake or API. */
    REQUESTS,
    /** Requests answered with a status below 400. */
    ACCEPTED,
    /** Requests answered with a status from 400 up. */
    REFUSED,
    /** Requests a fault was applied to. */
    FAULTED,
    /** Log entries in accepted requests. */
    LOGS_RECEIVED,
    /** Log entries that broke no rule. */
    LOGS_VALID,
    /** Log entries that Datadog would lose silently. */
    LOGS_DROPPED,
    /** Log entries whose {@code log.id} was seen before. */
    LOGS_DUPLICATE,
    /** Series in accepted requests. */
    SERIES_RECEIVED,
    /** Points in accepted requests. */
    POINTS_RECEIVED,
    /** Points that Datadog would lose silently. */
    POINTS_DROPPED,
    /** Spans received. */
    SPANS_RECEIVED,
    /** Events and service checks received. */
    EVENTS_RECEIVED,
    /** Slack messages posted. */
    SLACK_POSTS,
    /** Slack messages edited. */
    SLACK_UPDATES,
    /** Mentions that notified somebody. */
    SLACK_PINGS,
    /** Slack calls refused. */
    SLACK_REFUSED,
    /** Broken rules. */
    PROBLEMS;

    /**
     * The name used in JSON.
     *
     * @return for instance {@code logs_received}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
