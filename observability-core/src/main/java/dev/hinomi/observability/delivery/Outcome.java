package dev.hinomi.observability.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one batch. The destination says which it was; what follows is the delivery's business alone. */
public sealed interface Outcome {
    /** Calls the one method of the reaction that belongs to this outcome. */
    void handle(Reaction reaction);

    /** What to do about each outcome. */
    interface Reaction {
        /** The batch has arrived. */
        void onSent(Sent sent);

        /** The batch must be sent again later. */
        void onRetry(Retry retry);

        /** The batch must be sent again in parts. */
        void onSplit(Split split);

        /** The batch will never be taken. */
        void onRejected(Rejected rejected);

        /** Nothing will be taken until somebody mends the configuration. */
        void onHold(Hold hold);
    }

    /**
     * The destination has taken the batch, but for some of its items that it has refused for good: the batch is done, and
     * those are given up.
     *
     * @param refusedItems how many items were not taken
     * @param reason what the destination said about them, fit to be shown; empty if it took all
     */
    record Sent(int refusedItems, String reason) implements Outcome {
        /** A batch of which so many items, none or more, were not taken. */
        public Sent {
            if (refusedItems < 0) {
                throw new IllegalArgumentException(
                        "A destination can refuse no fewer than 0 items, but refused " + refusedItems + ".");
            }
        }

        /** A batch of which everything was taken. */
        public Sent() {
            this(0, "");
        }

        @Override
        public void handle(Reaction reaction) {
            reaction.onSent(this);
        }
    }

    /**
     * Not now: the destination is down, busy, or could not be reached. The batch stays and is sent again.
     *
     * @param reason what happened, fit to be shown
     * @param after how long the destination asked us to wait, {@code null} if it did not say
     */
    record Retry(String reason, @Nullable Duration after) implements Outcome {
        /** A retry at our own pace. */
        public Retry(String reason) {
            this(reason, null);
        }

        @Override
        public void handle(Reaction reaction) {
            reaction.onRetry(this);
        }
    }

    /**
     * The batch is too large. It is sent again in halves; an entry that is too large alone is given up.
     *
     * @param reason what the destination said, fit to be shown
     */
    record Split(String reason) implements Outcome {
        @Override
        public void handle(Reaction reaction) {
            reaction.onSplit(this);
        }
    }

    /**
     * The destination will never take this batch. Its halves are tried, until the entry that is refused alone is found
     * and given up.
     *
     * @param reason what the destination said, fit to be shown
     */
    record Rejected(String reason) implements Outcome {
        @Override
        public void handle(Reaction reaction) {
            reaction.onRejected(this);
        }
    }

    /**
     * The destination refuses everything until somebody mends the configuration, such as a wrong key. The batch stays
     * and is tried again slowly.
     *
     * @param reason what is wrong and what to do, fit to be shown
     */
    record Hold(String reason) implements Outcome {
        @Override
        public void handle(Reaction reaction) {
            reaction.onHold(this);
        }
    }
}
