package dev.hinomi.observability.metrics.sketch;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogPost;
import dev.hinomi.observability.datadog.DatadogPost.Answer;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends blocks of sketches, one a request, to the intake of the Agent's sketches. That one is not documented: if it is not
 * there for us, what it was to get goes to {@code distribution_points} instead, and everything later too, which is told
 * once. A block that is refused or too large is divided until the bad sketch stands alone; what of a block has been taken
 * is not sent again, because a sketch that arrives twice counts twice.
 */
public final class DistributionTransport implements Transport {
    private static final int NOT_FOUND = 404;

    /**
     * Answers that mean there is no such intake for us: not found, no POST there, gone, no protobuf or no deflate, not
     * implemented. Not found is also how a proxy stumbles, so it is not believed once a sketch has been taken.
     */
    private static final Set<Integer> ABSENT = Set.of(NOT_FOUND, 405, 410, 415, 501);

    private final DatadogEndpoints endpoints;
    private final DatadogPost sketches;
    private final DatadogPost points;
    private @Nullable Division division;
    private WireForm form = new SketchForm();
    private boolean proven;
    private @Nullable String note;

    private DistributionTransport(DatadogEndpoints endpoints, DatadogPost sketches, DatadogPost points) {
        this.endpoints = endpoints;
        this.sketches = sketches;
        this.points = points;
    }

    /** Sends to Datadog, for the organisation of the key. */
    public static DistributionTransport to(DatadogEndpoints endpoints, Secret apiKey) {
        return new DistributionTransport(
                endpoints,
                DatadogPost.to(endpoints.sketches(), apiKey),
                DatadogPost.to(endpoints.distributionPoints(), apiKey));
    }

    /** The same with another time limit for a whole request. */
    public DistributionTransport withTimeout(Duration value) {
        return new DistributionTransport(endpoints, sketches.withTimeout(value), points.withTimeout(value));
    }

    @Override
    public Outcome send(Batch batch) {
        try {
            return send(divisionOf(batch.entries().get(0)));
        } catch (RuntimeException damaged) {
            division = null;
            return new Outcome.Rejected("the block cannot be read: " + damaged);
        }
    }

    /** What is left of the block that was tried last, or all of another one. */
    private Division divisionOf(byte[] entry) {
        Division known = division;
        if (known == null || !known.isOf(entry)) {
            known = new Division(new Block(entry));
            division = known;
        }
        return known;
    }

    private Outcome send(Division current) {
        while (!current.isDone()) {
            Outcome outcome = sendNext(current);
            if (!current.reactTo(outcome)) {
                return outcome;
            }
        }
        division = null;
        return current.result();
    }

    private Outcome sendNext(Division current) {
        if (form instanceof PointsForm) {
            return points.answer(current.next(form).body()).outcome();
        }
        Answer answer = sketches.answer(current.next(form).body());
        if (answer.outcome() instanceof Outcome.Sent) {
            proven = true;
        }
        boolean absent = ABSENT.contains(answer.status()) && !(proven && answer.status() == NOT_FOUND);
        return absent ? tryPoints(current, answer.status()) : answer.outcome();
    }

    /** It is the other intake's yes that proves the first one's no. */
    private Outcome tryPoints(Division current, int status) {
        WireForm other = new PointsForm();
        Outcome outcome = points.answer(current.next(other).body()).outcome();
        if (outcome instanceof Outcome.Sent) {
            form = other;
            note = "are sent to " + endpoints.distributionPoints().getPath() + " from now on, because "
                    + endpoints.sketches().getPath() + " answered " + status
                    + ": counts and percentiles stay true, sums and averages to 0.8 %.";
        }
        return outcome;
    }

    @Override
    public void close() {
        sketches.close();
        points.close();
    }

    @Override
    public Optional<String> note() {
        Optional<String> taken = Optional.ofNullable(note);
        note = null;
        return taken;
    }
}
