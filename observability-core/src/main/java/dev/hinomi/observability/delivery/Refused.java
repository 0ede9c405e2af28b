package dev.hinomi.observability.delivery;

/**
 * An entry that its destination refused alone.
 *
 * @param entry as it was sent
 * @param waitingBytes how long it is where it waits, in bytes
 * @param drop what it is counted as once it is given up
 * @param reason what the destination said
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only carried.
record Refused(byte[] entry, int waitingBytes, DropReason drop, String reason) {}
