package dev.hinomi.observability.logs;

import java.util.List;

/** What is known about the frames and classes of exceptions. Thread-safe. */
final class Frames {
    private static final int KEPT = 4096;

    private final Memo<StackTraceElement, Frame> known;
    private final Memo<String, Long> kinds = new Memo<>(KEPT, kind -> StableHash.of(StableName.ofClass(kind)));

    Frames(List<String> excludedBeginnings) {
        this.known = new Memo<>(KEPT, element -> Frame.of(element, excludedBeginnings));
    }

    Frame of(StackTraceElement element) {
        return known.of(element);
    }

    /** What of the class of an exception goes into a fingerprint. */
    long kind(String className) {
        return kinds.of(className);
    }

    int kept() {
        return known.kept();
    }
}
