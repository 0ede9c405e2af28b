package dev.hinomi.observability.metrics.wire;

import dev.hinomi.observability.datadog.EncodedBody;
import dev.hinomi.observability.delivery.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Sends the series of a refused body in halves, and halves of those that are refused again, until what is refused stands
 * alone. When too many requests have been made, what is refused is no longer divided but given up; when none of the first
 * ones takes anything, it is the destination and not the series. Used once.
 */
final class SeriesDivision {
    /** The most requests over one block; a part that was not tried by then is still sent, but not divided. */
    static final int MOST_REQUESTS = 256;

    /** The most requests while nothing is taken: more than there are halvings down to one of 10,000 series. */
    static final int MOST_REQUESTS_IN_VAIN = 32;

    private final SeriesTransport.Post post;
    private final SeriesBody body;
    private int requests;
    private int taken;
    private int refused;
    private String reason = "";
    private @Nullable Outcome ended;

    SeriesDivision(SeriesTransport.Post post, SeriesBody body) {
        this.post = post;
        this.body = body;
    }

    /** Sends what was refused as a whole, and says what became of it: if nothing at all was taken, the same as before. */
    Outcome send(Outcome refusal) {
        divide(0, body.size());
        if (ended != null) {
            return ended;
        }
        return taken == 0 ? refusal : new Outcome.Sent(refused, reason);
    }

    private void divide(int from, int to) {
        int middle = (from + to) >>> 1;
        send(from, middle);
        send(middle, to);
    }

    private void send(int from, int to) {
        boolean isInVain = taken == 0 && requests >= MOST_REQUESTS_IN_VAIN;
        if (ended != null || isInVain) {
            return;
        }
        requests++;
        byte[] part = body.part(from, to);
        Outcome outcome = post.post(new EncodedBody(part, 0, part.length, SeriesTransport.JSON, SeriesTransport.GZIP));
        if (outcome instanceof Outcome.Sent) {
            taken += to - from;
        } else if (outcome instanceof Outcome.Rejected rejected) {
            refused(from, to, rejected.reason());
        } else if (outcome instanceof Outcome.Split split) {
            refused(from, to, split.reason());
        } else {
            ended = outcome;
        }
    }

    private void refused(int from, int to, String why) {
        if (to - from > 1 && requests < MOST_REQUESTS) {
            divide(from, to);
        } else {
            refused += to - from;
            reason = why;
        }
    }
}
