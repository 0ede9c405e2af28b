package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Storm;
import dev.hinomi.alerts.state.AskedSilences;

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

    /** What people want silence of. */
    record Silenced(AskedSilences silences) implements Thing {

        /** No target's name: the name of everything else begins with one, and a slash. */
        static final String NAME = "silences";

        @Override
        public String name() {
            return NAME;
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
