package dev.hinomi.observability.status;

import dev.hinomi.observability.delivery.DeliveryState;
import java.time.Instant;
import java.util.Locale;

/**
 * Whether entries get through.
 *
 * @param state {@code flowing}, {@code retrying} or {@code held}
 * @param since when that began, in ISO 8601; empty if it has been so since the start
 * @param reason what Datadog said or what happened; empty while entries flow
 * @param failures how many attempts in a row have failed
 */
public record FlowStatus(String state, String since, String reason, int failures) {

    /** The same of a delivery, in words. */
    public static FlowStatus of(DeliveryState delivery) {
        Instant since = delivery.since();
        return new FlowStatus(
                delivery.flow().name().toLowerCase(Locale.ROOT),
                since == null ? "" : since.toString(),
                delivery.reason(),
                delivery.failures());
    }

    /** Such as {@code retrying since 2026-11-23T18:00:00Z after 4 failures: 503}. */
    @Override
    public String toString() {
        return state
                + (since.isEmpty() ? "" : " since " + since)
                + (failures == 0 ? "" : " after " + failures + (failures == 1 ? " failure" : " failures"))
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
