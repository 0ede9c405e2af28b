package dev.hinomi.observability.logs;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The frames and classes of exceptions met lately, because the same ones are logged again and again; forgets all when
 * there are too many. Thread-safe.
 */
final class Frames {
    private static final int KEPT = 4096;

    private final ConcurrentHashMap<StackTraceElement, Frame> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Long> kinds = new ConcurrentHashMap<>();
    private final List<String> excludedBeginnings;

    Frames(List<String> excludedBeginnings) {
        this.excludedBeginnings = excludedBeginnings;
    }

    Frame of(StackTraceElement element) {
        Frame frame = known.get(element);
        return frame != null ? frame : remember(element);
    }

    /** What of the class of an exception goes into a fingerprint. */
    long kind(String className) {
        Long kind = kinds.get(className);
        return kind != null ? kind : rememberKind(className);
    }

    int kept() {
        return known.size();
    }

    private Frame remember(StackTraceElement element) {
        Frame frame = Frame.of(element, excludedBeginnings);
        if (known.size() >= KEPT) {
            known.clear();
        }
        known.put(element, frame);
        return frame;
    }

    private long rememberKind(String className) {
        long kind = StableHash.of(StableName.ofClass(className));
        if (kinds.size() >= KEPT) {
            kinds.clear();
        }
        kinds.put(className, kind);
        return kind;
    }
}
