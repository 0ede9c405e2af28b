package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The spans received of one trace.
 *
 * @param id its id
 * @param received when its first span arrived
 * @param spans its spans by start, at least one
 */
public record Trace(TraceId id, Instant received, List<Span> spans) {

    /** Sorts the spans by their start. */
    public Trace {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("A trace must have at least one span, but " + id + " has none");
        }
        spans = spans.stream().sorted(Comparator.comparing(Span::start)).toList();
    }

    /**
     * The span that the others hang from: the first one without a parent among the received spans.
     *
     * @return the root, or the earliest span when every span has a parent
     */
    public Span root() {
        var ids = spans.stream().map(Span::spanId).collect(Collectors.toSet());
        Predicate<Span> orphan = span -> !ids.contains(span.parentId());
        Optional<Span> root = spans.stream().filter(orphan).findFirst();
        return root.orElse(spans.get(0));
    }

    /**
     * When its earliest span began.
     *
     * @return the start
     */
    public Instant start() {
        return spans.get(0).start();
    }

    /**
     * From the earliest start to the latest end.
     *
     * @return the duration
     */
    public Duration duration() {
        Instant end =
                spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow();
        return Duration.between(start(), end);
    }

    /**
     * Whether any span failed.
     *
     * @return whether there is an error
     */
    public boolean error() {
        return spans.stream().anyMatch(Span::error);
    }
}
