package dev.hinomi.observability.metrics.wire;

import dev.hinomi.observability.json.JsonFragment;

/**
 * A series as it is written at every step, behind the value.
 *
 * @param own from the value to the last tag that the series has of its own
 * @param shared from there to the end; equal for nearly all series, so that one copy of it will do
 */
public record EncodedSeries(JsonFragment own, JsonFragment shared) {
    /** The length of both parts. */
    int length() {
        return own.length() + shared.length();
    }
}
