package dev.hinomi.observability.delivery;

import dev.hinomi.observability.delivery.DeliveryState.Flow;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** When the next attempt is due after a failure. {@link #state()} and {@link #expedite()} may be called by any thread. */
final class Pace {
    /** The longest wait a destination can ask for. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final double HOLD_JITTER = 0.5;

    private final DeliverySettings settings;
    private final Ticker ticker;
    private final InstantSource clock;
    private final DoubleSupplier chance;
    private volatile DeliveryState state = DeliveryState.FLOWING;
    private volatile boolean expedited;
    private boolean askedToWait;
    private long notBefore;

    Pace(Delivery.Builder parts) {
        this.settings = parts.settings;
        this.ticker = parts.ticker;
        this.clock = parts.clock;
        this.chance = parts.chance;
        this.notBefore = ticker.nanos();
    }

    DeliveryState state() {
        return state;
    }

    boolean isFlowing() {
        return state.flow() == Flow.FLOWING;
    }

    boolean isHeld() {
        return state.flow() == Flow.HELD;
    }

    /** Makes the next attempt due at once, unless the destination itself asked for patience. */
    void expedite() {
        expedited = true;
    }

    /** There is nothing to hasten any longer. */
    void rest() {
        expedited = false;
    }

    /** How many nanoseconds the next attempt is away. */
    long waitNanos(long now) {
        if (expedited) {
            expedited = false;
            if (state.flow() == Flow.RETRYING && !askedToWait) {
                state = new DeliveryState(Flow.RETRYING, state.since(), state.reason(), 0);
                notBefore = now;
            }
        }
        return Math.max(0, notBefore - now);
    }

    /** The destination has answered and nothing is in the way. */
    void flow() {
        askedToWait = false;
        if (!isFlowing()) {
            state = new DeliveryState(Flow.FLOWING, clock.instant(), "", 0);
        }
    }

    /** Waits after a failure, as long as the destination asked if it did. */
    void retry(String reason, @Nullable Duration asked) {
        enter(Flow.RETRYING, reason);
        askedToWait = asked != null;
        pause(asked == null ? settings.backoff().delay(state.failures(), chance.getAsDouble()) : bounded(asked));
    }

    /** Waits until somebody may have mended what is wrong. */
    void hold(String reason) {
        enter(Flow.HELD, reason);
        askedToWait = false;
        pause(new Backoff(settings.holdPause(), settings.holdPause(), HOLD_JITTER).delay(1, chance.getAsDouble()));
    }

    /** Waits a moment between two rounds of requests. */
    void breathe() {
        pause(settings.backoff().delay(1, chance.getAsDouble()));
    }

    private void enter(Flow flow, String reason) {
        boolean goesOn = state.flow() == flow;
        state = new DeliveryState(flow, goesOn ? state.since() : clock.instant(), reason, state.failures() + 1);
    }

    private void pause(Duration wait) {
        notBefore = ticker.nanos() + wait.toNanos();
    }

    private Duration bounded(Duration asked) {
        Duration least = settings.backoff().first();
        Duration atLeast = asked.compareTo(least) < 0 ? least : asked;
        return atLeast.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atLeast;
    }
}
