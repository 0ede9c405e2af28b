package dev.hinomi.observability.delivery;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Takes batches from the spool to the transport, one step at a time, and acts on the outcome. Holds no thread and waits
 * for nothing: {@link #turn()} says when the next step is due. Turns are taken by one thread at a time.
 */
final class Courier {
    /** Nothing is due until somebody wakes the courier. */
    static final Duration IDLE = Duration.ofMinutes(1);

    /** The longest wait a destination can ask for. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final DeliverySettings settings;
    private final Spool spool;
    private final Ledger ledger;
    private final Transport transport;
    private final Complaints complaints;
    private final DeliveryListener listener;
    private final Ticker ticker;
    private final DoubleSupplier chance;

    private volatile Flow flow = Flow.FLOWING;
    private volatile boolean expedited;
    private boolean lingering;
    private long lingerUntil;
    private long notBefore;
    private int failures;
    private boolean askedToWait;
    private int splitSize;
    private int splitRemaining;

    private enum Flow {
        FLOWING,
        RETRYING,
        HELD
    }

    Courier(Delivery.Builder parts, Ledger ledger) {
        this.settings = parts.settings;
        this.spool = parts.spool;
        this.ledger = ledger;
        this.transport = parts.transport;
        this.listener = new SafeListener(parts.listener);
        this.ticker = parts.ticker;
        this.chance = parts.chance;
        this.complaints = new Complaints(parts.settings.signal(), parts.warnings, parts.ticker);
        this.notBefore = ticker.nanos();
    }

    /** Sends at most one batch, if one is due, and answers how long to wait before the next turn. */
    Duration turn() {
        reportDrops();
        if (spool.entries() == 0) {
            lingering = false;
            expedited = false;
            return IDLE;
        }
        long now = ticker.nanos();
        Duration wait = Duration.ofNanos(Math.max(waitForRetry(now), waitForCompany(now)));
        if (wait.isZero()) {
            sendOne();
        }
        return wait;
    }

    /** Makes the next turn try at once, unless the destination itself asked for patience. */
    void expedite() {
        expedited = true;
    }

    /** Tells of drops that no turn has told of yet. */
    void reportDrops() {
        complaints.aboutDrops(ledger.counts().dropped());
    }

    /** Tells of a failure of our own. */
    void reportFault(Throwable fault) {
        complaints.aboutRetry("the delivery itself failed with " + fault);
    }

    /** Whether the destination refuses everything. */
    boolean isHeld() {
        return flow == Flow.HELD;
    }

    private long waitForRetry(long now) {
        if (expedited) {
            expedited = false;
            if (flow == Flow.RETRYING && !askedToWait) {
                failures = 0;
                notBefore = now;
            }
        }
        return Math.max(0, notBefore - now);
    }

    private long waitForCompany(long now) {
        if (flow != Flow.FLOWING || splitRemaining > 0 || isFull() || ledger.isHurried()) {
            return 0;
        }
        if (!lingering) {
            lingering = true;
            lingerUntil = now + settings.linger().toNanos();
        }
        if (now - lingerUntil >= 0) {
            ledger.hurry();
        }
        return Math.max(0, lingerUntil - now);
    }

    private boolean isFull() {
        return spool.entries() >= settings.limits().maxEntries()
                || spool.bytes() >= settings.limits().maxBytes();
    }

    private void sendOne() {
        int maxEntries = splitRemaining > 0 ? splitSize : settings.limits().maxEntries();
        List<byte[]> entries = ledger.next(settings.framing().cut(settings.limits(), maxEntries));
        listener.dropped(DropReason.DAMAGED, ledger.takeDamaged());
        if (!entries.isEmpty()) {
            Batch batch = new Batch(entries, settings.framing());
            outcome(batch).handle(new Answered(batch));
        }
    }

    private Outcome outcome(Batch batch) {
        try {
            return transport.send(batch);
        } catch (RuntimeException broken) {
            return new Outcome.Retry("the transport failed with " + broken);
        }
    }

    private void pause(Duration wait) {
        notBefore = ticker.nanos() + wait.toNanos();
    }

    private Duration bounded(Duration asked) {
        Duration least = settings.backoff().first();
        Duration atLeast = asked.compareTo(least) < 0 ? least : asked;
        return atLeast.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : atLeast;
    }

    /** Acts on what became of one batch. */
    private final class Answered implements Outcome.Reaction {
        private final Batch batch;

        Answered(Batch batch) {
            this.batch = batch;
        }

        @Override
        public void onSent(Outcome.Sent sent) {
            if (ledger.bookSent(batch)) {
                listener.sent(batch.size(), batch.bytes());
            }
            passed();
            complaints.aboutNothing();
        }

        @Override
        public void onRetry(Outcome.Retry retry) {
            failures++;
            flow = Flow.RETRYING;
            Duration after = retry.after();
            askedToWait = after != null;
            pause(after == null ? settings.backoff().delay(failures, chance.getAsDouble()) : bounded(after));
            ledger.bookRetry();
            listener.retried(batch.size());
            complaints.aboutRetry(retry.reason());
        }

        @Override
        public void onSplit(Outcome.Split split) {
            if (batch.size() == 1) {
                drop(DropReason.TOO_LARGE);
                return;
            }
            splitRemaining = Math.max(splitRemaining, batch.size());
            splitSize = (batch.size() + 1) / 2;
        }

        @Override
        public void onRejected(Outcome.Rejected rejected) {
            drop(DropReason.REJECTED);
            complaints.aboutRejection(batch.size(), rejected.reason());
        }

        @Override
        public void onHold(Outcome.Hold hold) {
            flow = Flow.HELD;
            pause(settings.holdPause());
            complaints.aboutHold(hold.reason());
            listener.held(batch.size());
            ledger.bookHold();
        }

        private void drop(DropReason reason) {
            if (ledger.bookDropped(reason, batch.size())) {
                listener.dropped(reason, batch.size());
            }
            passed();
        }

        /** The batch has left the spool one way or the other: the destination answers. */
        private void passed() {
            splitRemaining = Math.max(0, splitRemaining - batch.size());
            failures = 0;
            askedToWait = false;
            lingering = false;
            flow = Flow.FLOWING;
        }
    }
}
