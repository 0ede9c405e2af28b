package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.series.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One part of a query by itself.
 *
 * @param query the part as written
 * @param aggregation how its points become one value, such as {@code sum(last_5m)}
 * @param window how far back it looks
 * @param value what it came to
 * @param points what was there to read
 * @param note what the value means, if it needs saying
 */
public record Part(
        String query, String aggregation, Duration window, Measurement value, Points points, Optional<String> note) {

    /**
     * What a part found.
     *
     * @param count how many points lie in its window
     * @param series how many series match it
     * @param named how many series of its metrics there are, whether they match or not
     * @param latest the time of the latest point that matches, wherever it lies
     */
    public record Points(int count, int series, int named, Optional<Instant> latest) {}

    Part noted(String words) {
        return new Part(query, aggregation, window, value, points, Optional.of(words));
    }
}
