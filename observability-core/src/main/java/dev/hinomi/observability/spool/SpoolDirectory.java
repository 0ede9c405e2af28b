package dev.hinomi.observability.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A directory that one spool of one process owns, shown by a lock that the operating system takes back when the process
 * dies. Its name is {@code PROCESS.NUMBER-RANDOM}. The process is there because a lock file that this process holds must
 * never be opened a second time: closing it would give up the lock of the whole process. The number is the order in
 * which directories were made.
 */
final class SpoolDirectory {
    static final String SEGMENT_SUFFIX = ".segment";

    private static final String LOCK = "lock";
    private static final String CURSOR = "cursor";
    private static final String LEFT = "left.";
    private static final int ATTEMPTS = 5;
    private static final Pattern NUMBERED = Pattern.compile("(?:left|\\d+-\\d+)\\.(\\d{8})-\\d+");
    private static final Pattern SEGMENT = Pattern.compile("[0-9a-f]{16}\\" + SEGMENT_SUFFIX);

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
            Path path = PrivateFiles.createDirectory(base, thisProcess() + nextNumber(base) + "-");
            PrivateFiles.createFile(path.resolve(LOCK));
            FileChannel lock = lock(path);
            if (lock != null) {
                return open(path, lock);
            }
        }
        throw new IOException("No lock could be had in " + base + " in " + ATTEMPTS
                + " attempts: see whether its file system supports locks.");
    }

    private static String nextNumber(Path base) throws IOException {
        int last = children(base).stream()
                .map(child -> NUMBERED.matcher(name(child)))
                .filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "%08d", last + 1);
    }

    /** Claims every directory under the base whose process has ended, in the order in which they were made. */
    static List<SpoolDirectory> adoptAll(Path base) throws IOException {
        List<SpoolDirectory> adopted = new ArrayList<>();
        for (Path candidate : children(base)) {
            try {
                adopt(candidate).ifPresent(adopted::add);
            } catch (IOException unusable) {
                // Another user's, or damaged beyond use: it must not keep this process from its own directory.
            }
        }
        return adopted;
    }

    private static List<Path> children(Path base) throws IOException {
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        List<Path> children = list(base, NUMBERED);
        children.sort(Comparator.comparing(SpoolDirectory::nameInProcess));
        return children;
    }

    private static List<Path> list(Path directory, Pattern names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(
                directory, path -> names.matcher(name(path)).matches())) {
            matching.forEach(found::add);
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        return found;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String nameInProcess(Path path) {
        String name = name(path);
        return name.substring(name.indexOf('.') + 1);
    }

    private static Optional<SpoolDirectory> adopt(Path path) throws IOException {
        if (name(path).startsWith(thisProcess()) || Files.notExists(path.resolve(LOCK))) {
            return Optional.empty();
        }
        FileChannel lock = lock(path);
        if (lock == null) {
            return Optional.empty();
        }
        Path own = path.resolveSibling(thisProcess() + nameInProcess(path));
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
        List<Path> segments = list(path, SEGMENT);
        segments.sort(null);
        return segments;
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
            Files.move(path, path.resolveSibling(LEFT + nameInProcess(path)));
        } finally {
            lock.close();
        }
    }

    /** Deletes it, or leaves it if a segment could not be read or deleted. */
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
