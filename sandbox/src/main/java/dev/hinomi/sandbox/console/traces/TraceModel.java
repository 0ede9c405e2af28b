package dev.hinomi.sandbox.console.traces;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one trace shows.
 *
 * @param id its id
 * @param start when it began
 * @param duration from its first start to its last end
 * @param root its root span
 * @param errors how many spans failed
 * @param services the services in it
 * @param extent how many of its spans are shown
 * @param minimap the whole trace in small, markup for the page
 * @param lines its rows
 * @param logs its log entries by time
 * @param selected the span that is open, or null
 */
public record TraceModel(
        TraceId id,
        Instant start,
        Duration duration,
        Span root,
        long errors,
        List<Service> services,
        Extent extent,
        Html minimap,
        List<Line> lines,
        List<LogEntry> logs,
        @Nullable Span selected) {

    /**
     * A service in the trace.
     *
     * @param name its name
     * @param colour the number of its colour
     * @param spans how many spans it has
     */
    public record Service(String name, int colour, long spans) {}

    /**
     * One row of the waterfall.
     *
     * @param span the span
     * @param level its depth, 1 for a root
     * @param place how it hangs in the tree, in words; empty when as usual
     * @param self the time in which none of its children ran
     * @param hidden how many of its descendants are left out
     * @param bar its bar, markup for the page
     */
    public record Line(Span span, int level, String place, Duration self, int hidden, Html bar) {

        /**
         * How far to indent the name.
         *
         * @return a class
         */
        public String indent() {
            return "in" + Math.min(12, level - 1);
        }
    }

    /**
     * Whether a span is the open one.
     *
     * @param span the span
     * @return whether it is selected
     */
    public boolean selects(Span span) {
        return selected != null && selected.spanId().equals(span.spanId());
    }
}
