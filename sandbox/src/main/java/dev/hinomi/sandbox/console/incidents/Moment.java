package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.alerts.State;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened in an incident.
 *
 * @param at when
 * @param kind what
 * @param states before and after, of a change; else empty
 * @param where the instance that saw it, or the channel that it was written to; empty when it is not known
 * @param text what happened, or what was written
 * @param why why; empty when it is not known
 * @param called whom it called by name
 * @param link where it can be seen: the log entry, or the message on the Slack page
 */
public record Moment(
        Instant at,
        Kind kind,
        List<State> states,
        String where,
        String text,
        String why,
        List<String> called,
        String link) {

    /** What can happen. */
    public enum Kind {
        /** The state changed. */
        CHANGED("changed", "◆", "muted", false),
        /** Nobody was told, on purpose. */
        WITHHELD("withheld", "▽", "st-nodata", false),
        /** Somebody has it in hand. */
        IN_HAND("in hand", "✓", "st-ok", false),
        /** Somebody has it in hand and wants silence of its alert. */
        SILENCED("silenced", "▽", "st-ok", false),
        /** A destination other than Slack, or a message that is no longer kept, was told. */
        TOLD("told", "●", "st-ok", true),
        /** A message was posted in the channel. */
        POSTED("posted", "●", "st-ok", true),
        /** A message was answered in its thread and in the channel. */
        RAISED("posted again", "●", "st-ok", true),
        /** A message was answered in its thread alone. */
        ANSWERED("answered", "○", "muted", false),
        /** A message was changed. */
        EDITED("edited", "○", "muted", false),
        /** It could not be told yet and is tried again. */
        POSTPONED("postponed", "◐", "st-warn", false),
        /** It was told on another way. */
        ELSEWHERE("told elsewhere", "◑", "st-warn", false),
        /** It was given up. */
        UNDELIVERED("not delivered", "✕", "st-error", false);

        private final String label;
        private final String shape;
        private final String look;
        private final boolean news;

        Kind(String label, String shape, String look, boolean news) {
            this.label = label;
            this.shape = shape;
            this.look = look;
            this.news = news;
        }

        /**
         * What it is called.
         *
         * @return a word or two
         */
        public String label() {
            return label;
        }

        /**
         * Its shape.
         *
         * @return one character
         */
        public String shape() {
            return shape;
        }

        /**
         * Its colour.
         *
         * @return a class
         */
        public String look() {
            return look;
        }

        /**
         * Whether it may call people by name.
         *
         * @return whether it is worth saying that it called nobody
         */
        public boolean isNews() {
            return news;
        }
    }
}
