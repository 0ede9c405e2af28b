package dev.hinomi.alerts.notify;

import java.time.Instant;

/**
 * What decisions about messages depend on besides what is owed.
 *
 * @param lanes until when each lane is left alone
 * @param storms the storms that are told
 * @param folding whether the destination can show many incidents in one message
 * @param now the time
 */
record Situation(Lanes lanes, Storms storms, Folding folding, Instant now) {

    /** Whether many incidents can become one message. */
    enum Folding {
        /** They can. */
        POSSIBLE,
        /** Each is told on its own. */
        NOT_POSSIBLE;

        static Folding of(Notifier notifier) {
            return notifier instanceof DigestNotifier ? POSSIBLE : NOT_POSSIBLE;
        }
    }
}
