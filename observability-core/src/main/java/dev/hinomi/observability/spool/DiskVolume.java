package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The disk: the page cache holds what was appended when the call returns. Large files are written through {@link Windows}
 * where that is safe, all else with plain {@code write} calls; a full disk is an {@link IOException} either way, and unlike
 * a {@link FileChannel} the file is not closed when an interrupted thread writes.
 */
final class DiskVolume implements Volume {
    private final Windows windows;

    DiskVolume() {
        this(Windows.ofThisMachine());
    }

    DiskVolume(Windows windows) {
        this.windows = windows;
    }

    @Override
    public void createDirectories(Path path) throws IOException {
        PrivateFiles.createDirectories(path);
    }

    @Override
    public Path createDirectory(Path parent, String prefix) throws IOException {
        return PrivateFiles.createDirectory(parent, prefix);
    }

    @Override
    public WritableFile create(Path path) throws IOException {
        PrivateFiles.createFile(path);
        return new DiskFile(new RandomAccessFile(path.toFile(), "rw"));
    }

    @Override
    public int windowBytes(long fullAt) {
        return windows.bytes(fullAt);
    }

    @Override
    public WritableFile create(Path path, int windowBytes) throws IOException {
        if (windowBytes == 0) {
            return create(path);
        }
        PrivateFiles.createFile(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return Windows.suit(Files.getFileStore(path).type())
                ? new WindowedFile(path, file, windowBytes)
                : new DiskFile(file);
    }

    @Override
    public WritableFile open(Path path) throws IOException {
        return Files.exists(path) ? new DiskFile(new RandomAccessFile(path.toFile(), "rw")) : create(path);
    }

    @Override
    public @Nullable Closeable lock(Path path) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            return null;
        }
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        return held == null ? null : channel;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    @Override
    public Space space(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        return new Space(store.getUsableSpace(), store.getTotalSpace());
    }

    private record DiskFile(RandomAccessFile file) implements WritableFile {
        @Override
        public void append(ByteBuffer record) throws IOException {
            file.write(record.array(), record.arrayOffset(), record.limit());
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            file.seek(position);
            file.write(bytes);
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
