package dev.hinomi.observability.spool;

/**
 * What a spool found when it was opened.
 *
 * @param directories directories of ended processes that it adopted
 * @param entries entries in them that nobody has acknowledged and that are delivered first
 * @param torn entries in them that are lost because their bytes are damaged; the damaged end of a file counts
 *     as one, and so does a file that cannot be read
 */
public record Recovery(int directories, long entries, long torn) {
    /** Nothing was there. */
    public static final Recovery NOTHING = new Recovery(0, 0, 0);

    Recovery plus(Recovery other) {
        return new Recovery(directories + other.directories, entries + other.entries, torn + other.torn);
    }
}
