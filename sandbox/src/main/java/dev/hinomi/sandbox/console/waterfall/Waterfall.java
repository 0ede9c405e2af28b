package dev.hinomi.sandbox.console.waterfall;

import dev.hinomi.sandbox.store.Span;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trace laid out: depth first, siblings by start. O(n log n) in the number of spans.
 *
 * @param rows one row for each span
 * @param startNanos when the first span began, nanoseconds since 1970
 * @param totalNanos from there to the end of the last span
 */
public record Waterfall(List<Row> rows, long startNanos, long totalNanos) {

    /**
     * Lays out a trace.
     *
     * @param spans its spans, in any order; a span id that comes twice is drawn once
     * @return the layout
     */
    public static Waterfall of(List<Span> spans) {
        return new Layout(spans).waterfall();
    }

    /**
     * Leaves out what does not fit. Failed spans and their ancestors stay before all others.
     *
     * @param maxRows the most rows to keep, failed spans included
     * @return the same trace with fewer rows, each saying how many descendants it hides
     */
    public Waterfall window(int maxRows) {
        if (rows.size() <= maxRows) {
            return this;
        }
        int[] parents = parentRows();
        boolean[] kept = choose(maxRows, parents);
        List<Row> shown = new ArrayList<>();
        int[] shownAt = new int[rows.size()];
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                shownAt[i] = shown.size();
                shown.add(rows.get(i));
            } else {
                shownAt[i] = parents[i] < 0 ? -1 : shownAt[parents[i]];
                if (shownAt[i] >= 0) {
                    shown.set(shownAt[i], shown.get(shownAt[i]).hiding(1));
                }
            }
        }
        return new Waterfall(List.copyOf(shown), startNanos, totalNanos);
    }

    private boolean[] choose(int maxRows, int[] parents) {
        boolean[] kept = new boolean[rows.size()];
        int left = maxRows;
        for (int i = 0; i < kept.length && left > 0; i++) {
            for (int at = i; rows.get(i).span().error() && at >= 0 && !kept[at] && left > 0; at = parents[at]) {
                kept[at] = true;
                left--;
            }
        }
        for (int i = 0; i < kept.length && left > 0; i++) {
            if (!kept[i]) {
                kept[i] = true;
                left--;
            }
        }
        return kept;
    }

    private int[] parentRows() {
        int[] parents = new int[rows.size()];
        Map<Integer, Integer> lastAtDepth = new HashMap<>();
        for (int i = 0; i < parents.length; i++) {
            int depth = rows.get(i).depth();
            parents[i] = depth == 0 ? -1 : lastAtDepth.getOrDefault(depth - 1, -1);
            lastAtDepth.put(depth, i);
        }
        return parents;
    }

    /** One layout in the making. */
    private static final class Layout {
        private static final long FARTHEST = 9_000_000_000L;
        private final Map<String, Span> byId = new HashMap<>();
        private final Map<String, List<Span>> children = new HashMap<>();
        private final List<Span> ordered = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final Set<String> placed = new HashSet<>();
        private final long start;
        private final long total;

        Layout(List<Span> spans) {
            for (Span span : spans) {
                if (byId.putIfAbsent(span.spanId(), span) == null) {
                    ordered.add(span);
                }
            }
            ordered.sort(Comparator.comparing(Span::start)
                    .thenComparing(Comparator.comparing(Span::duration).reversed()));
            ordered.forEach(span -> children.computeIfAbsent(span.parentId(), parent -> new ArrayList<>())
                    .add(span));
            start = ordered.isEmpty() ? 0 : nanos(ordered.get(0).start());
            total = ordered.stream().mapToLong(span -> nanos(span.end())).max().orElse(start) - start;
        }

        Waterfall waterfall() {
            ordered.stream().filter(span -> !byId.containsKey(span.parentId())).forEach(root -> {
                place(root, root.parentId().equals("0") ? Row.Place.ROOT : Row.Place.PARENT_MISSING);
            });
            ordered.forEach(span -> place(span, Row.Place.CIRCLE_CUT));
            return new Waterfall(List.copyOf(rows), start, total);
        }

        private void place(Span top, Row.Place topPlace) {
            Deque<Pending> pending = new ArrayDeque<>();
            pending.push(new Pending(top, 0, topPlace));
            while (!pending.isEmpty()) {
                Pending next = pending.pop();
                if (placed.add(next.span().spanId())) {
                    rows.add(row(next));
                    List<Span> below = children.getOrDefault(next.span().spanId(), List.of());
                    for (int i = below.size() - 1; i >= 0; i--) {
                        pending.push(new Pending(below.get(i), next.depth() + 1, inside(below.get(i), next.span())));
                    }
                }
            }
        }

        private static Row.Place inside(Span child, Span parent) {
            boolean within =
                    !child.start().isBefore(parent.start()) && !child.end().isAfter(parent.end());
            return within ? Row.Place.INSIDE_PARENT : Row.Place.OUTSIDE_PARENT;
        }

        private Row row(Pending at) {
            Span span = at.span();
            double whole = Math.max(1, total);
            double offset = 100 * (nanos(span.start()) - start) / whole;
            double width = 100.0 * span.duration().toNanos() / whole;
            return new Row(span, at.depth(), offset, width, self(span), at.place(), 0);
        }

        private long self(Span span) {
            long covered = 0;
            long reached = nanos(span.start());
            for (Span child : children.getOrDefault(span.spanId(), List.of())) {
                long from = Math.max(reached, nanos(child.start()));
                long to = Math.min(nanos(child.end()), nanos(span.end()));
                covered += Math.max(0, to - from);
                reached = Math.max(reached, to);
            }
            return span.duration().toNanos() - covered;
        }

        private static long nanos(Instant time) {
            return Math.max(-FARTHEST, Math.min(FARTHEST, time.getEpochSecond())) * 1_000_000_000L + time.getNano();
        }

        private record Pending(Span span, int depth, Row.Place place) {}
    }
}
