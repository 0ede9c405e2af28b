package dev.hinomi.observability.delivery;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes batches from the spool to the transport, one step at a time, and acts on the outcome. Holds no thread and waits
 * for nothing: {@link #turn()} says when the next step is due. Turns are taken by one thread at a time.
 */
final class Courier {
    /** Nothing is due until somebody wakes the courier. */
    static final Duration IDLE = Duration.ofMinutes(1);

    /** A batch of which nothing is taken for this long is given up, so that it cannot stop all others for ever. */
    static final Duration LONGEST_REFUSAL = Duration.ofHours(1);

    private final DeliverySettings settings;
    private final Spool spool;
    private final Ledger ledger;
    private final Transport transport;
    private final EntryRefresh refresh;
    private final Expiry expiry;
    private final Rejects rejects;
    private final Complaints complaints;
    private final DeliveryListener listener;
    private final Ticker ticker;
    private final InstantSource clock;
    private final Pace pace;
    private final Bisection bisection = new Bisection();

    private boolean lingering;
    private long lingerUntil;
    private boolean paused;
    private boolean refusing;
    private long refusedSince;

    Courier(Delivery.Builder parts, Ledger ledger) {
        this.settings = parts.settings;
        this.spool = parts.spool;
        this.ledger = ledger;
        this.transport = parts.transport;
        this.refresh = parts.refresh;
        this.expiry = parts.expiry;
        this.listener = new SafeListener(parts.listener);
        this.ticker = parts.ticker;
        this.clock = parts.clock;
        this.complaints = new Complaints(parts);
        this.rejects = new Rejects(ledger, parts.quarantine, complaints, listener);
        this.pace = new Pace(parts);
    }

    /** Sends at most one batch, if one is due, and answers how long to wait before the next turn. */
    Duration turn() {
        reportDrops();
        if (spool.entries() == 0) {
            lingering = false;
            refusing = false;
            bisection.forget();
            pace.rest();
            return IDLE;
        }
        long now = ticker.nanos();
        Duration wait = Duration.ofNanos(Math.max(pace.waitNanos(now), waitForCompany(now)));
        if (wait.isZero()) {
            sendOne();
        }
        return wait;
    }

    /** Makes the next turn try at once, unless the destination itself asked for patience. */
    void expedite() {
        pace.expedite();
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
        return pace.isHeld();
    }

    /** How the delivery fares. */
    DeliveryState state() {
        return pace.state();
    }

    private long waitForCompany(long now) {
        if (!pace.isFlowing() || bisection.isUnderWay() || isFull() || ledger.isHurried()) {
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
        if (paused) {
            paused = false;
            bisection.resume();
        }
        int aside = bisection.aside();
        Cut cut = cut(Math.min(settings.limits().maxEntries(), bisection.size()));
        List<byte[]> entries = ledger.next(cut.behind(aside, bisection.bytesAside(cut)));
        listener.dropped(DropReason.DAMAGED, ledger.takeDamaged());
        Instant now = clock.instant();
        int expired = whileExpired(entries, true, now);
        if (expired > 0) {
            bisection.forget();
            rejects.expire(expired);
        } else if (entries.size() > aside) {
            List<byte[]> behind = entries.subList(aside, entries.size());
            send(behind.subList(0, Math.max(1, whileExpired(behind, false, now))), now);
        } else if (aside > 0) {
            holdRefused(bisection.lastReason(), aside);
        }
    }

    /** How many entries from the first on are expired, or are not. */
    private int whileExpired(List<byte[]> entries, boolean expired, Instant now) {
        int count = 0;
        while (count < entries.size() && isExpired(entries.get(count), now) == expired) {
            count++;
        }
        return count;
    }

    private boolean isExpired(byte[] entry, Instant now) {
        try {
            return expiry.isExpired(entry, now);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private Cut cut(int maxEntries) {
        return settings.framing().cut(settings.limits(), maxEntries);
    }

    private void send(List<byte[]> entries, Instant now) {
        List<byte[]> fresh = new ArrayList<>(entries.size());
        int refreshed = 0;
        for (byte[] entry : entries) {
            byte[] sent = refreshed(entry, now);
            refreshed += Arrays.equals(sent, entry) ? 0 : 1;
            fresh.add(sent);
        }
        Batch batch = new Batch(fresh, settings.framing());
        outcome(batch).handle(new Answered(batch, refreshed, entries.get(0).length));
        transport.note().ifPresent(complaints::aboutTransport);
    }

    private byte[] refreshed(byte[] entry, Instant now) {
        try {
            return refresh.refresh(entry, now);
        } catch (RuntimeException unreadable) {
            return entry;
        }
    }

    private Outcome outcome(Batch batch) {
        try {
            return transport.send(batch);
        } catch (RuntimeException broken) {
            return new Outcome.Retry("the transport failed with " + broken);
        }
    }

    /** Nothing was taken of what was tried: it is not known whether for the entries' sake or for the destination's. */
    private void holdRefused(String reason, int entries) {
        if (!refusing) {
            refusing = true;
            refusedSince = ticker.nanos();
        } else if (ticker.nanos() - refusedSince >= LONGEST_REFUSAL.toNanos()) {
            rejects.giveUp(ledger.next(cut(settings.limits().maxEntries())), reason);
            bisection.forget();
            refusing = false;
        }
        hold(
                reason + " – nothing that was tried is taken, neither together nor alone: see whether this is Datadog.",
                entries);
    }

    private void hold(String reason, int entries) {
        paused = true;
        pace.hold(reason);
        complaints.aboutHold(reason);
        listener.held(entries);
        ledger.bookHold();
    }

    /** Acts on what became of one batch. */
    private final class Answered implements Outcome.Reaction {
        private final Batch batch;
        private final int refreshed;
        private final int firstWaitingBytes;

        Answered(Batch batch, int refreshed, int firstWaitingBytes) {
            this.batch = batch;
            this.refreshed = refreshed;
            this.firstWaitingBytes = firstWaitingBytes;
        }

        @Override
        public void onSent(Outcome.Sent sent) {
            rejects.giveUp(bisection.taken(batch.size()));
            Booked booked = ledger.bookSent(batch, refreshed, sent.refusedItems());
            if (!booked.equals(Booked.NOTHING)) {
                listener.sent(booked.sent(), batch.bytes());
            }
            rejects.tell(booked.refused(), sent.reason());
            pace.flow();
            complaints.aboutNothing();
            refusing = false;
            lingering = false;
            breathe();
        }

        @Override
        public void onRetry(Outcome.Retry retry) {
            paused = true;
            pace.retry(retry.reason(), retry.after());
            ledger.bookRetry();
            listener.retried(batch.size());
            complaints.aboutRetry(retry.reason());
        }

        @Override
        public void onSplit(Outcome.Split split) {
            if (batch.size() == 1) {
                refusedAlone(DropReason.TOO_LARGE, split.reason());
            } else {
                bisection.tooMany(batch.size());
                rest(split.reason());
            }
        }

        @Override
        public void onRejected(Outcome.Rejected rejected) {
            if (batch.size() == 1) {
                refusedAlone(DropReason.REJECTED, rejected.reason());
            } else {
                bisection.bad(batch.size());
                rest(rejected.reason());
            }
        }

        @Override
        public void onHold(Outcome.Hold hold) {
            Courier.this.hold(hold.reason(), batch.size());
        }

        private void refusedAlone(DropReason drop, String reason) {
            rejects.giveUp(bisection.alone(new Refused(batch.entries().get(0), firstWaitingBytes, drop, reason)));
            lingering = false;
            rest(reason);
        }

        private void rest(String reason) {
            if (bisection.isSpent() && !bisection.isTaking()) {
                holdRefused(reason, batch.size());
            } else {
                breathe();
            }
        }

        private void breathe() {
            if (bisection.isSpent()) {
                paused = true;
                pace.breathe();
            }
        }
    }
}
