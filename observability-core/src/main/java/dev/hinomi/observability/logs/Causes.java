package dev.hinomi.observability.logs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A chain of causes, root first.
 *
 * @param rootFirst the exceptions from the root cause to the one that was logged
 * @param circle the exception that the root would go on with, if it is one of those already
 */
record Causes(List<Thrown> rootFirst, Optional<Thrown> circle) {
    /** Beyond this depth causes are not followed: engines end circles themselves, and this ends those of a broken one. */
    static final int DEEPEST = 1000;

    static Causes of(Thrown logged) {
        List<Thrown> causes = new ArrayList<>(List.of(logged));
        Optional<Thrown> next = logged.cause();
        while (next.isPresent() && !next.get().isCircular() && causes.size() < DEEPEST) {
            causes.add(next.get());
            next = next.get().cause();
        }
        Collections.reverse(causes);
        return new Causes(causes, next.filter(Thrown::isCircular));
    }
}
