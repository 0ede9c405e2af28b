package dev.hinomi.observability.spool;

/**
 * Where the next record of a file should be.
 *
 * @param offset the byte at which it starts
 * @param index its number in the file, from 0
 * @param sequence the lowest number that it can have in the directory
 */
record Place(long offset, int index, long sequence) {
    /** The start of a file whose first record has a number. */
    static Place start(long sequence) {
        return new Place(0, 0, sequence);
    }
}
