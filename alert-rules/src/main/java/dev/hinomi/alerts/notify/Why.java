package dev.hinomi.alerts.notify;

/** Why something is told now, later, or together with others: one name for each decision of the {@link Pipeline}. */
enum Why {
    /** Nobody was told of the incident yet. */
    NEW,
    /** It became worse than those who were called know. */
    WORSE,
    /** Its message could call nobody. */
    UNCALLED,
    /** Nobody has taken it in hand in time, or somebody has had it for long. */
    UNANSWERED,
    /** It would call nobody at present. */
    WITHHELD,
    /** The message shows an older state. */
    OUTDATED,
    /** The channel has seen all there is to see. */
    ALREADY_TOLD,
    /** Too many wait for one channel: they are told as one. */
    STORM,
    /** The message was edited a moment ago: the next changes are collected. */
    EDITED_LATELY,
    /** The channel was written to a moment ago, or asked to wait. */
    LANE_BUSY
}
