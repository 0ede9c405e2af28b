package dev.hinomi.observability.spool;

/** The most bytes that the files of a spool may have together, those adopted from ended processes included. */
public sealed interface DiskLimit {
    /** The limit of a spool around whose directory so many bytes are free, and that has so many already. */
    long bytes(long usableBytes, long ownBytes);

    /** So many bytes, however many are free. */
    static DiskLimit exactly(long bytes) {
        return new Exactly(bytes);
    }

    /**
     * So many bytes, or if that is less a part of those that are free when the spool is opened; what ended processes left
     * counts as free, and does not have to go for a smaller part.
     */
    static DiskLimit atMost(long bytes, int percentOfUsable) {
        return new AtMost(bytes, percentOfUsable);
    }

    /**
     * A number of bytes.
     *
     * @param bytes the limit
     */
    record Exactly(long bytes) implements DiskLimit {
        /** A limit of at least one byte. */
        public Exactly {
            requirePositive(bytes);
        }

        @Override
        public long bytes(long usableBytes, long ownBytes) {
            return bytes;
        }
    }

    /**
     * A number of bytes or a part of what is usable, whichever is less.
     *
     * @param bytes the most bytes
     * @param percentOfUsable the most percent of the usable bytes
     */
    record AtMost(long bytes, int percentOfUsable) implements DiskLimit {
        /** A limit of at least one byte, and from 1 to 100 percent. */
        public AtMost {
            requirePositive(bytes);
            if (percentOfUsable < 1 || percentOfUsable > 100) {
                throw new IllegalArgumentException("A spool may take from 1 to 100 percent of a disk, but "
                        + percentOfUsable + " were asked for.");
            }
        }

        @Override
        public long bytes(long usableBytes, long ownBytes) {
            long part = (usableBytes / 100 + ownBytes / 100) * percentOfUsable;
            return Math.min(bytes, Math.max(part, ownBytes));
        }
    }

    private static void requirePositive(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "A spool must have room for at least 1 byte on the disk, but has " + bytes + ".");
        }
    }
}
