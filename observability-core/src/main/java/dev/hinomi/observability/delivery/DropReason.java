package dev.hinomi.observability.delivery;

import java.util.Locale;

/** Why an entry was given up. */
public enum DropReason {
    /** The spool was full: the oldest entries made room for newer ones, or there was none to make. */
    SPOOL_FULL,
    /** The entry alone exceeds what the destination or the spool takes. */
    TOO_LARGE,
    /** The destination refused the batch for good. */
    REJECTED,
    /** The entry could not be read any longer where it waited. */
    DAMAGED,
    /** The entry waited until its destination would not have taken it any longer. */
    EXPIRED,
    /** The entry came after the delivery was closed. */
    CLOSED,
    /** The delivery was closed and the entry could not be sent before the deadline. */
    DEADLINE,
    /** The entry could not be encoded or stored because of an unexpected failure. */
    FAULT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The reason as it stands in metrics, such as {@code spool_full}. */
    public String label() {
        return label;
    }
}
