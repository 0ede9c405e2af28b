package dev.hinomi.sandbox.console.events;

import dev.hinomi.sandbox.console.page.Extent;
import java.time.Instant;
import java.util.List;

/**
 * What the Events page shows.
 *
 * @param extent how much is shown
 * @param rows the events, newest first
 * @param filtered the key they are filtered by; empty when they are not
 */
public record EventsModel(Extent extent, List<Row> rows, String filtered) {

    /**
     * One event or service check.
     *
     * @param at when it happened; when it arrived if it does not say
     * @param exchangeId the request that brought it
     * @param kind {@code event} or {@code check}
     * @param level its alert type or the status of a check
     * @param title its title
     * @param text its text
     * @param key what gathers it with others; empty when it stands alone
     * @param alike how many kept events have the same key, itself included
     * @param tags its tags
     * @param source what it says that it comes from
     * @param findings how many rules it broke
     */
    public record Row(
            Instant at,
            long exchangeId,
            String kind,
            String level,
            String title,
            String text,
            String key,
            int alike,
            List<String> tags,
            String source,
            int findings) {

        /**
         * How the level is drawn.
         *
         * @return the colour's name
         */
        public String tint() {
            return switch (level) {
                case "error", "critical" -> "error";
                case "warning" -> "warn";
                case "success", "ok" -> "ok";
                default -> "info";
            };
        }
    }
}
