package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Storm;

/** Something that is told over time. */
sealed interface Thing {

    /** Its name among all of them. */
    String name();

    /** An incident at a target. */
    record Incident(Owed owed) implements Thing {
        @Override
        public String name() {
            return owed.key();
        }
    }

    /** Many incidents that are told as one. */
    record Gathered(Storm storm) implements Thing {
        @Override
        public String name() {
            return storm.id();
        }
    }
}
