package dev.hinomi.alerts.state;

import java.time.Instant;

/** What lies over the state of an alert: whether and why people hear of it. */
public sealed interface Overlay {

    /** The overlay as a name in lower case, for logs. */
    String key();

    /** Why, for people. */
    String words();

    /** Whether nobody is called while it lasts. */
    default boolean isQuiet() {
        return true;
    }

    /**
     * Somebody has the incident in hand. Lasts as long as the incident, and stops reminders only.
     *
     * @param incident the incident
     * @param by who
     * @param at since when
     */
    record Acknowledged(String incident, String by, Instant at) implements Overlay {
        @Override
        public String key() {
            return "acknowledged";
        }

        @Override
        public String words() {
            return by + " has it in hand since " + at;
        }

        @Override
        public boolean isQuiet() {
            return false;
        }
    }

    /**
     * A silence covers it.
     *
     * @param silence its id
     * @param why its reason
     */
    record Silenced(String silence, String why) implements Overlay {
        @Override
        public String key() {
            return "silenced";
        }

        @Override
        public String words() {
            return "the silence " + silence + " covers it: " + why;
        }
    }

    /**
     * An incident of another rule explains it.
     *
     * @param by the other alert
     */
    record Inhibited(String by) implements Overlay {
        @Override
        public String key() {
            return "inhibited";
        }

        @Override
        public String words() {
            return by + " explains it";
        }
    }

    /**
     * It is outside of the rule's hours.
     *
     * @param active the hours
     */
    record OffHours(String active) implements Overlay {
        @Override
        public String key() {
            return "off_hours";
        }

        @Override
        public String words() {
            return "it is outside of " + active;
        }
    }

    /**
     * Its incidents begin and end too often.
     *
     * @param since since when
     */
    record Flapping(Instant since) implements Overlay {
        @Override
        public String key() {
            return "flapping";
        }

        @Override
        public String words() {
            return "its incidents begin and end too often since " + since;
        }
    }
}
