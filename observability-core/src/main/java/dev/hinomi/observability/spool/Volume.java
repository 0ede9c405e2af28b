package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Where segments are written: the disk, or in a test one that fails. */
@FunctionalInterface
interface Volume {
    /** Makes a new, empty file that only its owner can read. */
    GrowingFile create(Path path) throws IOException;

    /** A file that is only appended to. */
    interface GrowingFile extends Closeable {
        /** Appends what is before the buffer's limit; after a failure a part of it may be there. */
        void append(ByteBuffer record) throws IOException;

        /** Cuts the file off. */
        void truncate(long length) throws IOException;
    }

    /**
     * The disk, written with plain {@code write} calls: the page cache holds what was appended when the call returns, a
     * full disk is an {@link IOException} instead of the fault that a memory map raises, and unlike a
     * {@code FileChannel} the file is not closed when an interrupted thread writes.
     */
    static Volume disk() {
        return path -> {
            PrivateFiles.createFile(path);
            return new DiskFile(new RandomAccessFile(path.toFile(), "rw"));
        };
    }

    /** A file on the disk. */
    record DiskFile(RandomAccessFile file) implements GrowingFile {
        @Override
        public void append(ByteBuffer record) throws IOException {
            file.write(record.array(), record.arrayOffset(), record.limit());
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
