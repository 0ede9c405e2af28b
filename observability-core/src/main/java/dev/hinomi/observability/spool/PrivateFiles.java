package dev.hinomi.observability.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Files and directories that nobody but their owner can read, where the file system knows owners. */
final class PrivateFiles {
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    static void createFile(Path path) throws IOException {
        if (isPosix(path)) {
            Files.createFile(path, OWNER_ONLY_FILE);
        } else {
            Files.createFile(path);
        }
    }

    static void createDirectories(Path path) throws IOException {
        if (isPosix(path)) {
            Files.createDirectories(path, OWNER_ONLY_DIRECTORY);
        } else {
            Files.createDirectories(path);
        }
    }

    /** A new directory whose name starts with a prefix. */
    static Path createDirectory(Path parent, String prefix) throws IOException {
        return isPosix(parent)
                ? Files.createTempDirectory(parent, prefix, OWNER_ONLY_DIRECTORY)
                : Files.createTempDirectory(parent, prefix);
    }

    /** What a directory holds. */
    static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
