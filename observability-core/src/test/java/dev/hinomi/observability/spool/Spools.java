package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.delivery.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Spools in words: text in, text out, and a crash as the copy that the page cache holds at that moment. */
final class Spools {
    static final Cut EVERYTHING = new Cut(Integer.MAX_VALUE, Long.MAX_VALUE, 0);

    private static final String ENDED_PROCESS = "1-1.";

    private Spools() {}

    /** A disk with files that are all written, and one with files that are all prepared, in windows of a few entries. */
    static Stream<Windows> windows() {
        return Stream.of(Windows.NONE, new Windows(1, 1, 100));
    }

    static Admission offer(Spool spool, String... entries) {
        return offer(spool, Priority.NORMAL, entries);
    }

    static Admission offer(Spool spool, Priority priority, String... entries) {
        Admission last = Admission.ADMITTED;
        for (String entry : entries) {
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            last = spool.offer(bytes, 0, bytes.length, priority);
        }
        return last;
    }

    /** Offers an entry that stands for so many items. */
    static Admission offerItems(Spool spool, int items, String entry) {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        return spool.offer(bytes, 0, bytes.length, Priority.NORMAL, items);
    }

    static List<String> peek(Spool spool, Cut cut) {
        return spool.peek(cut).stream()
                .map(entry -> new String(entry, StandardCharsets.UTF_8))
                .toList();
    }

    static List<String> peekAll(Spool spool) {
        return peek(spool, EVERYTHING);
    }

    /** What a process that was killed now would leave, under another base. */
    static Path crash(Path base, Path copy) {
        try {
            Files.createDirectories(copy);
            for (Path instance : children(base)) {
                Path left = Files.createDirectory(copy.resolve(ENDED_PROCESS + suffix(instance)));
                for (Path file : children(instance)) {
                    copyUnlessGone(file, left.resolve(file.getFileName()));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyUnlessGone(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException acknowledged) {
            Files.deleteIfExists(to);
        }
    }

    /** The one segment under a base. */
    static Path onlySegment(Path base) {
        List<Path> segments = segments(base);
        if (segments.size() != 1) {
            throw new IllegalStateException("There must be one segment, but there are " + segments + ".");
        }
        return segments.get(0);
    }

    static List<Path> segments(Path base) {
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(file -> file.toString().endsWith(SegmentName.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> children(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (NoSuchFileException acknowledged) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String suffix(Path instance) {
        String name = instance.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
