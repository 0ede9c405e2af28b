package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a failure, its root cause first: what led to it is read from the top, and frames that two exceptions have in
 * common stand with the first of them. What an exception suppressed follows it, before what wrapped it. Not thread-safe.
 */
final class StackWalk {
    /** Deeper than this it is not followed: engines end circles themselves, and this ends those of a broken one. */
    static final int DEEPEST = 1000;

    private static final int DEEPEST_SUPPRESSION = 8;
    private static final String CAUSED_BY = "Caused by: ";
    private static final String WRAPPED_BY = "Wrapped by: ";
    private static final String SUPPRESSED = "Suppressed: ";
    private static final JsonFragment FRAME_EXCLUDED = JsonFragment.text(" frame excluded\n");
    private static final JsonFragment FRAMES_EXCLUDED = JsonFragment.text(" frames excluded\n");
    private static final JsonFragment COMMON_FRAMES_OMITTED = JsonFragment.text(" common frames omitted\n");

    private final Frames frames;
    private final StackText text;
    private int depth;

    StackWalk(Frames frames, StackText text) {
        this.frames = frames;
        this.text = text;
    }

    void walk(Thrown logged) {
        depth = 0;
        causes(logged, 0, "", 0);
    }

    private void causes(Thrown thrown, int indent, String caption, int commonWithOwner) {
        Optional<Thrown> cause = thrown.cause();
        boolean isRoot = cause.isEmpty() || cause.get().isCircular() || depth >= DEEPEST;
        if (isRoot) {
            exception(thrown, indent, caption, commonWithOwner);
            if (cause.isPresent() && cause.get().isCircular()) {
                text.circle(cause.get(), indent, CAUSED_BY);
            }
        } else {
            depth++;
            causes(cause.get(), indent, caption, 0);
            depth--;
            exception(thrown, indent, WRAPPED_BY, Math.max(cause.get().commonFrames(), commonWithOwner));
        }
    }

    private void exception(Thrown thrown, int indent, String caption, int common) {
        List<Thrown> suppressed = thrown.suppressed();
        boolean begun = text.begin(thrown, indent, caption);
        if (begun) {
            frames(thrown, common);
        }
        if (begun && indent < DEEPEST_SUPPRESSION && depth < DEEPEST) {
            for (int i = 0; i < suppressed.size(); i++) {
                suppressed(suppressed.get(i), indent + 1);
            }
        } else {
            text.omit(suppressed.size() + (begun ? 0 : 1));
        }
    }

    private void suppressed(Thrown thrown, int indent) {
        if (thrown.isCircular()) {
            text.circle(thrown, indent, SUPPRESSED);
        } else {
            depth++;
            causes(thrown, indent, SUPPRESSED, thrown.commonFrames());
            depth--;
        }
    }

    private void frames(Thrown thrown, int common) {
        int own = thrown.frames() - common;
        int excluded = 0;
        for (int i = 0; i < own; i++) {
            Frame frame = frames.of(thrown.frame(i));
            if (frame.excluded() && i > 0) {
                excluded++;
            } else {
                excluded(excluded);
                excluded = 0;
                text.frame(frame.line());
            }
        }
        excluded(excluded);
        if (common > 0) {
            text.frames(common, COMMON_FRAMES_OMITTED);
        }
    }

    private void excluded(int count) {
        if (count > 0) {
            text.frames(count, count == 1 ? FRAME_EXCLUDED : FRAMES_EXCLUDED);
        }
    }
}
