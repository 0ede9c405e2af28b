package dev.hinomi.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Notices when a virtual thread could not leave its carrier while it waited, and whose doing that was. */
final class PinnedThreads implements AutoCloseable {
    private static final String EVENT = "jdk.VirtualThreadPinned";
    private static final String OURS = "dev.hinomi.observability.";

    private final Recording recording = new Recording();

    private PinnedThreads() {
        recording.enable(EVENT).withThreshold(Duration.ZERO).withStackTrace();
        recording.start();
    }

    /** Begins to watch. */
    static PinnedThreads watch() {
        return new PinnedThreads();
    }

    /** Ends watching; answers the events of threads that were in our code. */
    List<RecordedEvent> ours(Path file) throws IOException {
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EVENT))
                .filter(event -> isOurs(event.getStackTrace()))
                .toList();
    }

    private static boolean isOurs(@Nullable RecordedStackTrace stack) {
        return stack != null
                && stack.getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(OURS));
    }

    @Override
    public void close() {
        recording.close();
    }
}
