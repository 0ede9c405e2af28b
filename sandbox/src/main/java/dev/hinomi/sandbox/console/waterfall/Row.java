package dev.hinomi.sandbox.console.waterfall;

import dev.hinomi.sandbox.store.Span;

/**
 * One row of a waterfall.
 *
 * @param span the span
 * @param depth how many ancestors are above it
 * @param offsetPercent where its bar begins, in percent of the trace
 * @param widthPercent how wide its bar is, in percent of the trace
 * @param selfNanos its time less the time in which one of its children ran
 * @param place how it hangs in the tree
 * @param hiddenBelow how many of its descendants are left out of the view
 */
public record Row(
        Span span, int depth, double offsetPercent, double widthPercent, long selfNanos, Place place, int hiddenBelow) {

    /** How a span hangs in its trace's tree. */
    public enum Place {
        /** It has no parent. */
        ROOT,
        /** It lies within its parent. */
        INSIDE_PARENT,
        /** It begins before or ends after its parent: asynchronous work, or clocks that differ. */
        OUTSIDE_PARENT,
        /** It names a parent that was not received. */
        PARENT_MISSING,
        /** It is its own ancestor; the circle was cut here. */
        CIRCLE_CUT
    }

    Row hiding(int count) {
        return new Row(span, depth, offsetPercent, widthPercent, selfNanos, place, hiddenBelow + count);
    }
}
