package dev.hinomi.observability.logs;

import java.util.Optional;

/**
 * What makes a failure the same failure over builds and starts: the classes of its exceptions from the root cause on,
 * and of each the first {@value #SITES} methods that are the application's or a library's, with {@link StableName}s, as
 * far as they are among its first {@value #MOST_FRAMES} frames. No line numbers, no messages. An exception without any
 * such method is known by the first ones it has.
 */
final class Fingerprint {
    static final int SITES = 5;

    /** Endless recursion has a thousand frames of one method. */
    private static final int MOST_FRAMES = 128;

    private Fingerprint() {}

    static long of(Thrown logged, Frames frames) {
        return of(logged, frames, 1);
    }

    private static long of(Thrown thrown, Frames frames, int depth) {
        Optional<Thrown> cause = thrown.cause();
        boolean goesOn = cause.isPresent() && !cause.get().isCircular() && depth < StackWalk.DEEPEST;
        long hash = goesOn ? of(cause.get(), frames, depth + 1) : 0;
        return addSites(StableHash.add(hash, frames.kind(thrown.kind())), thrown, frames);
    }

    private static long addSites(long before, Thrown thrown, Frames frames) {
        long hash = before;
        long last = 0;
        int sites = 0;
        for (int i = 0; i < Math.min(MOST_FRAMES, thrown.frames()) && sites < SITES; i++) {
            Frame frame = frames.of(thrown.frame(i));
            if (frame.own() && frame.site() != last) {
                last = frame.site();
                hash = StableHash.add(hash, last);
                sites++;
            }
        }
        return sites > 0 ? hash : addFirst(before, thrown, frames);
    }

    private static long addFirst(long before, Thrown thrown, Frames frames) {
        long hash = before;
        for (int i = 0; i < Math.min(SITES, thrown.frames()); i++) {
            Frame frame = frames.of(thrown.frame(i));
            hash = frame.excluded() ? hash : StableHash.add(hash, frame.site());
        }
        return hash;
    }
}
