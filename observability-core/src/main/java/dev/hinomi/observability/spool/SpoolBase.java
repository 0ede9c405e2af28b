package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder below which every spool of a service has a directory of its own.
 *
 * @param path the folder
 * @param volume where it is
 */
record SpoolBase(Path path, Volume volume) {
    private static final int ATTEMPTS = 5;

    /** Makes a new directory for this process. */
    SpoolDirectory create() throws IOException {
        volume.createDirectories(path);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path made = volume.createDirectory(path, DirectoryName.prefix(nextNumber()));
            try {
                Owner.of(made).requireTrusted(path);
                Closeable lock = newLock(made);
                if (lock != null) {
                    return SpoolDirectory.open(made, volume, lock);
                }
            } catch (IOException unusable) {
                clear(made);
                throw unusable;
            }
        }
        throw new IOException("No lock could be had in " + path + " in " + ATTEMPTS
                + " attempts: see whether its file system supports locks.");
    }

    /** The lock of a new directory; null if another process has adopted it before it was locked. */
    private @Nullable Closeable newLock(Path made) throws IOException {
        Path file = made.resolve(SpoolDirectory.LOCK);
        try {
            volume.create(file).close();
            return volume.lock(file);
        } catch (IOException failed) {
            if (Files.exists(made)) {
                throw failed;
            }
            return null;
        }
    }

    private static void clear(Path made) {
        try {
            for (Path file : PrivateFiles.list(made)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(made);
        } catch (IOException stays) {
            // It is empty, and nobody's.
        }
    }

    private int nextNumber() throws IOException {
        return children().stream()
                        .mapToInt(child -> DirectoryName.of(child).number())
                        .max()
                        .orElse(0)
                + 1;
    }

    /** Claims every directory of an ended process of this user, in the order in which they were made. */
    List<SpoolDirectory> adoptAll(Owner owner) throws IOException {
        List<SpoolDirectory> adopted = new ArrayList<>();
        for (Path candidate : children()) {
            try {
                if (owner.owns(candidate)) {
                    adopt(candidate).ifPresent(adopted::add);
                }
            } catch (IOException unusable) {
                // Gone, or damaged beyond use: it must not keep this process from its own directory.
            }
        }
        return adopted;
    }

    private List<Path> children() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        return PrivateFiles.list(path).stream()
                .filter(child -> DirectoryName.parse(child).isPresent())
                .sorted(Comparator.comparingInt(
                                (Path child) -> DirectoryName.of(child).number())
                        .thenComparing(child -> DirectoryName.of(child).random()))
                .toList();
    }

    private Optional<SpoolDirectory> adopt(Path candidate) throws IOException {
        DirectoryName name = DirectoryName.of(candidate);
        if (name.isOfThisProcess()) {
            return Optional.empty();
        }
        Closeable lock = volume.lock(candidate.resolve(SpoolDirectory.LOCK));
        if (lock == null) {
            return Optional.empty();
        }
        Path own = candidate.resolveSibling(name.adopted());
        try {
            volume.move(candidate, own);
        } catch (NoSuchFileException adoptedBySomebodyElse) {
            lock.close();
            return Optional.empty();
        } catch (IOException unusable) {
            lock.close();
            throw unusable;
        }
        try {
            return Optional.of(SpoolDirectory.open(own, volume, lock));
        } catch (IOException unusable) {
            volume.move(own, own.resolveSibling(name.left()));
            throw unusable;
        }
    }
}
