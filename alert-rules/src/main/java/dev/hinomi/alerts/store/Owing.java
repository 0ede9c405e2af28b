package dev.hinomi.alerts.store;

import java.util.List;

/**
 * What people are to be told of the changes of a step, on its way to the store that keeps both. Used by one engine at a time; others may
 * look at it meanwhile.
 */
public interface Owing {

    /** Nobody is told through a store. */
    Owing NOTHING = new Owing() {
        @Override
        public List<OutboxEntry> entries() {
            return List.of();
        }

        @Override
        public void kept(List<OutboxEntry> entries) {}

        @Override
        public void drop() {}
    };

    /** What no store has yet, oldest first. */
    List<OutboxEntry> entries();

    /** A store has these. */
    void kept(List<OutboxEntry> entries);

    /** Whoever evaluates from now on tells people, too: what no store has is not told from here. */
    void drop();
}
