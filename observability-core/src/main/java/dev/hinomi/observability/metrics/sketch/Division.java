package dev.hinomi.observability.metrics.sketch;

import dev.hinomi.observability.delivery.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What of a block is still to be sent: all of it at first, halves of what was refused, and never again what was taken.
 * Used by one thread at a time.
 */
final class Division {
    private final Block block;
    private final Deque<Range> rest = new ArrayDeque<>();
    private int tried;
    private int refused;
    private String reason = "";

    /** All of a block. */
    Division(Block block) {
        this.block = block;
        rest.push(new Range(0, block.size()));
    }

    /** Sketches from one to another, that one excluded. */
    private record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }

    boolean isOf(byte[] entry) {
        return block.isOf(entry);
    }

    boolean isDone() {
        return rest.isEmpty();
    }

    /** The next request. */
    WireForm.Request next(WireForm form) {
        Range range = rest.element();
        WireForm.Request request = form.write(block, range.from, range.to);
        tried = request.sketches();
        return request;
    }

    /** Makes of an outcome what is left; false if it says that nothing can be sent now. */
    boolean reactTo(Outcome outcome) {
        if (outcome instanceof Outcome.Sent) {
            settle();
        } else if (outcome instanceof Outcome.Rejected rejected) {
            divide(rejected.reason());
        } else if (outcome instanceof Outcome.Split split) {
            divide(split.reason());
        } else {
            return false;
        }
        return true;
    }

    /** What was tried is done with, one way or the other. */
    private void settle() {
        Range range = rest.pop();
        if (tried < range.size()) {
            rest.push(new Range(range.from + tried, range.to));
        }
    }

    private void divide(String why) {
        if (tried == 1) {
            refused++;
            reason = why;
            settle();
            return;
        }
        Range range = rest.pop();
        int middle = range.from + tried / 2;
        rest.push(new Range(middle, range.to));
        rest.push(new Range(range.from, middle));
    }

    /** What became of the whole block, once it is done. */
    Outcome result() {
        return refused == block.size() ? new Outcome.Rejected(reason) : new Outcome.Sent(refused, reason);
    }
}
