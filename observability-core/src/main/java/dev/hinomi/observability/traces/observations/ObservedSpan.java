package dev.hinomi.observability.traces.observations;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The span of an observation, and its scopes on each thread. A scope that is never closed dies with the observation, and
 * one is never closed on another thread than its own. Thread-safe.
 */
final class ObservedSpan {
    private final Span span;
    private final Map<Thread, Deque<Scope>> scopes = new ConcurrentHashMap<>();

    ObservedSpan(Span span) {
        this.span = span;
    }

    Span span() {
        return span;
    }

    @SuppressWarnings("MustBeClosedChecker") // Closed by close() or closeAll(): an observation's scopes are no blocks.
    void open() {
        scopes.computeIfAbsent(Thread.currentThread(), thread -> new ArrayDeque<>(2))
                .push(span.makeCurrent());
    }

    /** Closes the innermost scope of this thread, if there is one. */
    void close() {
        Deque<Scope> own = scopes.get(Thread.currentThread());
        Scope scope = own == null ? null : own.poll();
        if (own != null && own.isEmpty()) {
            scopes.remove(Thread.currentThread());
        }
        close(scope);
    }

    /** Closes what is still open on this thread. */
    void closeAll() {
        Deque<Scope> own = scopes.remove(Thread.currentThread());
        if (own != null) {
            own.forEach(ObservedSpan::close);
        }
    }

    private static void close(@Nullable Scope scope) {
        if (scope != null) {
            scope.close();
        }
    }
}
