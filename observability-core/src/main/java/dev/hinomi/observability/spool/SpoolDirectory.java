package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one spool of one process owns, shown by a lock that the operating system takes back when the process
 * dies. It holds files with entries and a cursor. Not thread-safe.
 */
final class SpoolDirectory {
    static final String LOCK = "lock";

    private static final String CURSOR = "cursor";

    private final DirectoryName name;
    private final Path path;
    private final Volume volume;
    private final Closeable lock;
    private final Cursor cursor;
    private int files;
    private @Nullable Sweeper deletes;

    private SpoolDirectory(Path path, Volume volume, Closeable lock, Cursor cursor) {
        this.name = DirectoryName.of(path);
        this.path = path;
        this.volume = volume;
        this.lock = lock;
        this.cursor = cursor;
    }

    /** Opens a directory whose lock this process holds; if that fails, it holds the lock no longer. */
    static SpoolDirectory open(Path path, Volume volume, Closeable lock) throws IOException {
        try {
            return new SpoolDirectory(path, volume, lock, Cursor.open(path.resolve(CURSOR), volume));
        } catch (IOException unusable) {
            lock.close();
            throw unusable;
        }
    }

    Path path() {
        return path;
    }

    Volume volume() {
        return volume;
    }

    /** Its place in the order in which directories were made. */
    int number() {
        return name.number();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** The files with entries, oldest first. */
    List<SegmentName> segments() throws IOException {
        return PrivateFiles.list(path).stream()
                .map(file -> SegmentName.parse(String.valueOf(file.getFileName())))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(SegmentName::first))
                .toList();
    }

    Path resolve(SegmentName segment) {
        return path.resolve(segment.toString());
    }

    long acknowledgedBelow() {
        return cursor.acknowledgedBelow();
    }

    /** Remembers that everything below a number has been acknowledged. */
    void acknowledge(long below) throws IOException {
        cursor.moveTo(below);
    }

    /** One more of its files is in use. */
    void add() {
        files++;
    }

    /** One of its files is done. */
    void remove() {
        files--;
        deleteIfDone();
    }

    /** No more files come: it is deleted as soon as all are done. */
    void complete(Sweeper sweeper) {
        deletes = sweeper;
        deleteIfDone();
    }

    private void deleteIfDone() {
        if (deletes != null && files == 0) {
            deletes.run(this::delete);
        }
    }

    boolean isComplete() {
        return deletes != null;
    }

    boolean isDone() {
        return files == 0;
    }

    /** Takes all out of a file, if it is still there and can be written. */
    static void empty(Path file) {
        try {
            cutOff(file, 0);
        } catch (IOException isDeletedAsItIs) {
            // Its space is free when nobody has it open or mapped.
        }
    }

    /** Cuts a file off, if it is still there. */
    static void cutOff(Path file, long length) throws IOException {
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
            open.truncate(length);
        }
    }

    /** Leaves what is in it to whoever opens the base next. */
    void leave() throws IOException {
        cursor.close();
        try {
            volume.move(path, path.resolveSibling(name.left()));
        } finally {
            lock.close();
        }
    }

    /** Deletes it, or leaves it if a file with entries could not be read or deleted. */
    void delete() throws IOException {
        if (!segments().isEmpty()) {
            leave();
            return;
        }
        cursor.close();
        try {
            Files.deleteIfExists(path.resolve(CURSOR));
            Files.deleteIfExists(path.resolve(LOCK));
            Files.deleteIfExists(path);
        } finally {
            lock.close();
        }
    }
}
