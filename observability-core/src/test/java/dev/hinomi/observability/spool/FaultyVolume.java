package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A disk with room for so many bytes, which writes what fits before it fails, and on which operations can be broken. */
final class FaultyVolume implements Volume {
    /** What can fail. */
    enum Operation {
        CREATE_DIRECTORY,
        CREATE_FILE,
        OPEN_FILE,
        APPEND,
        WRITE,
        TRUNCATE,
        LOCK,
        MOVE,
        SPACE
    }

    final Set<Operation> broken = EnumSet.noneOf(Operation.class);
    long roomBytes = Long.MAX_VALUE;
    Space space = new Space(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Volume disk;

    FaultyVolume() {
        this(Windows.NONE);
    }

    FaultyVolume(Windows windows) {
        disk = new DiskVolume(windows);
    }

    @Override
    public void createDirectories(Path path) throws IOException {
        attempt(Operation.CREATE_DIRECTORY);
        disk.createDirectories(path);
    }

    @Override
    public Path createDirectory(Path parent, String prefix) throws IOException {
        attempt(Operation.CREATE_DIRECTORY);
        return disk.createDirectory(parent, prefix);
    }

    @Override
    public WritableFile create(Path path) throws IOException {
        attempt(Operation.CREATE_FILE);
        return new FaultyFile(disk.create(path));
    }

    @Override
    public int windowBytes(long fullAt) {
        return disk.windowBytes(fullAt);
    }

    @Override
    public WritableFile create(Path path, int windowBytes) throws IOException {
        attempt(Operation.CREATE_FILE);
        return new FaultyFile(disk.create(path, windowBytes));
    }

    @Override
    public WritableFile open(Path path) throws IOException {
        attempt(Operation.OPEN_FILE);
        return new FaultyFile(disk.open(path));
    }

    @Override
    public @Nullable Closeable lock(Path path) throws IOException {
        attempt(Operation.LOCK);
        return disk.lock(path);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        attempt(Operation.MOVE);
        disk.move(from, to);
    }

    @Override
    public Space space(Path directory) throws IOException {
        attempt(Operation.SPACE);
        return space;
    }

    private void attempt(Operation operation) throws IOException {
        if (broken.contains(operation)) {
            throw new IOException("Input/output error at " + operation);
        }
    }

    private final class FaultyFile implements WritableFile {
        private final WritableFile file;

        FaultyFile(WritableFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer record) throws IOException {
            attempt(Operation.APPEND);
            int length = record.limit();
            int fits = (int) Math.min(length, roomBytes);
            file.append(record.duplicate().limit(fits));
            roomBytes -= fits;
            if (fits < length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            attempt(Operation.WRITE);
            file.write(position, bytes);
        }

        @Override
        public void truncate(long length) throws IOException {
            attempt(Operation.TRUNCATE);
            file.truncate(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
