package dev.hinomi.observability.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one spool of one process owns, shown by a lock that the operating system takes back when the process
 * dies. Its name starts with the process: a lock file that this process already holds is never opened a second time,
 * because closing it would give up the lock of the whole process.
 */
final class SpoolDirectory {
    static final String SEGMENT_SUFFIX = ".segment";

    private static final String LOCK = "lock";
    private static final String CURSOR = "cursor";
    private static final String LEFT = "left.";
    private static final int ATTEMPTS = 5;

    private final Path path;
    private final FileChannel lock;
    private final Cursor cursor;

    private SpoolDirectory(Path path, FileChannel lock, Cursor cursor) {
        this.path = path;
        this.lock = lock;
        this.cursor = cursor;
    }

    /** Makes a new directory under the base. */
    static SpoolDirectory create(Path base) throws IOException {
        PrivateFiles.createDirectories(base);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path path = PrivateFiles.createDirectory(base, thisProcess());
            PrivateFiles.createFile(path.resolve(LOCK));
            FileChannel lock = lock(path);
            if (lock != null) {
                return open(path, lock);
            }
        }
        throw new IOException("No lock could be had in " + base + " in " + ATTEMPTS
                + " attempts: see whether its file system supports locks.");
    }

    /** Claims every directory under the base whose process has ended, the longest unchanged first. */
    static List<SpoolDirectory> adoptAll(Path base) throws IOException {
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        List<Path> candidates = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(base, Files::isDirectory)) {
            children.forEach(candidates::add);
        }
        candidates.sort((a, b) -> Long.compare(changed(a), changed(b)));
        List<SpoolDirectory> adopted = new ArrayList<>();
        for (Path candidate : candidates) {
            try {
                adopt(candidate).ifPresent(adopted::add);
            } catch (IOException unusable) {
                // Another user's, or damaged beyond use: it must not keep this process from its own directory.
            }
        }
        return adopted;
    }

    private static long changed(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException gone) {
            return Long.MAX_VALUE;
        }
    }

    private static Optional<SpoolDirectory> adopt(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(thisProcess()) || Files.notExists(path.resolve(LOCK))) {
            return Optional.empty();
        }
        FileChannel lock = lock(path);
        if (lock == null) {
            return Optional.empty();
        }
        Path own = path.resolveSibling(thisProcess() + name.substring(name.lastIndexOf('.') + 1));
        try {
            Files.move(path, own);
        } catch (NoSuchFileException adoptedBySomebodyElse) {
            lock.close();
            return Optional.empty();
        } catch (IOException unusable) {
            lock.close();
            throw unusable;
        }
        return Optional.of(open(own, lock));
    }

    private static @Nullable FileChannel lock(Path path) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE);
        } catch (NoSuchFileException adoptedBySomebodyElse) {
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

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + started + ".";
    }

    private static SpoolDirectory open(Path path, FileChannel lock) throws IOException {
        try {
            return new SpoolDirectory(path, lock, Cursor.open(path.resolve(CURSOR)));
        } catch (IOException unusable) {
            lock.close();
            throw unusable;
        }
    }

    Path path() {
        return path;
    }

    /** The files with entries, oldest first. */
    List<Path> segments() throws IOException {
        List<Path> segments = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, SpoolDirectory::isSegment)) {
            files.forEach(segments::add);
        }
        segments.sort(null);
        return segments;
    }

    private static boolean isSegment(Path file) {
        return String.valueOf(file.getFileName()).matches("[0-9a-f]{16}\\" + SEGMENT_SUFFIX);
    }

    long acknowledgedBelow() {
        return cursor.acknowledgedBelow();
    }

    /** Remembers that everything below a number has been acknowledged. */
    void acknowledge(long below) throws IOException {
        cursor.moveTo(below);
    }

    /** Leaves what is in it to whoever opens the base next. */
    void leave() throws IOException {
        cursor.close();
        try {
            String name = String.valueOf(path.getFileName());
            Files.move(path, path.resolveSibling(LEFT + name.substring(name.lastIndexOf('.') + 1)));
        } finally {
            lock.close();
        }
    }

    /** Deletes it; its segments must be gone. */
    void delete() throws IOException {
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
