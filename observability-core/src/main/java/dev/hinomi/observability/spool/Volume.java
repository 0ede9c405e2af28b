package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a spool keeps its files: the disk, or in a test one that fails. Only their owner can read what is made. */
interface Volume {
    /** Makes a directory and those above it, unless they are there. */
    void createDirectories(Path path) throws IOException;

    /** A new directory whose name starts with a prefix. */
    Path createDirectory(Path parent, String prefix) throws IOException;

    /** Makes a new, empty file. */
    WritableFile create(Path path) throws IOException;

    /** How many bytes a file that is full at a size may take on the disk behind its records while it is written. */
    int windowBytes(long fullAt);

    /** Makes a new, empty file that may take so many bytes behind its records until it is closed. */
    WritableFile create(Path path, int windowBytes) throws IOException;

    /** Opens a file, which is made if it is absent. */
    WritableFile open(Path path) throws IOException;

    /** Locks a file until the answer is closed or the process ends; null if it is locked or gone. */
    @Nullable
    Closeable lock(Path path) throws IOException;

    /** Gives a directory another name. */
    void move(Path from, Path to) throws IOException;

    /** What there is room for around a directory. */
    Space space(Path directory) throws IOException;

    /** A file that is being written. */
    interface WritableFile extends Closeable {
        /** Appends what is before the buffer's limit; after a failure a part of it may be there. */
        void append(ByteBuffer record) throws IOException;

        /** Writes over what is there. */
        void write(long position, byte[] bytes) throws IOException;

        /** Cuts the file off. */
        void truncate(long length) throws IOException;
    }

    /**
     * The room on a volume, in bytes.
     *
     * @param usable what this process can still write
     * @param total its size; 0 if the file system does not say
     */
    record Space(long usable, long total) {
        private static final long MOST_LEFT_FREE = 100L * 1024 * 1024;

        /** What a spool leaves free for everybody else. */
        long leftFree() {
            return Math.min(MOST_LEFT_FREE, total / 100);
        }
    }
}
