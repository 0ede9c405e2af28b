package dev.hinomi.observability.delivery;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/**
 * The one way out for a signal: entries are spooled, cut into batches and sent by one daemon thread until the
 * destination has acknowledged them. Nothing here ever blocks on the network or throws into the caller. Thread-safe.
 */
public final class Delivery implements Outlet {
    /** The size of a spool in memory when none is given, in bytes. */
    public static final long DEFAULT_SPOOL_BYTES = 16L * 1024 * 1024;

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration FOR_THE_THREAD_TO_END = Duration.ofMillis(100);

    private final DeliverySettings settings;
    private final Ledger ledger;
    private final Courier courier;
    private final DeliveryListener listener;
    private final Transport transport;
    private final DeliveryThread thread;
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean stopped;

    private Delivery(Builder parts) {
        this.settings = parts.settings;
        this.ledger = new Ledger(parts.spool, parts.settings.limits());
        this.courier = new Courier(parts, ledger);
        this.listener = new SafeListener(parts.listener);
        this.transport = parts.transport;
        this.thread = new DeliveryThread(this::deliver, parts.settings.signal());
    }

    /** Starts the description of a delivery. */
    public static Builder builder(DeliverySettings settings, Transport transport) {
        return new Builder(settings, transport);
    }

    /** Whether the calling thread is sending for some delivery, whose own doings must not be delivered again. */
    public static boolean isSendingThread() {
        return Thread.currentThread() instanceof DeliveryThread;
    }

    /** Hands over one entry of normal priority, which is copied; false if it was dropped at once, which is counted. */
    public boolean offer(byte[] entry) {
        return offer(entry, 0, entry.length, Priority.NORMAL);
    }

    @Override
    public boolean offer(byte[] buffer, int offset, int length, Priority priority, int items) {
        int counted = Math.max(1, items);
        Entered entered = ledger.enter(buffer, offset, length, priority, counted);
        listener.accepted(counted, length);
        listener.dropped(DropReason.SPOOL_FULL, entered.evicted());
        DropReason refusal = entered.refusal();
        if (refusal != null) {
            listener.dropped(refusal, counted);
        }
        if (entered.wakes()) {
            LockSupport.unpark(thread);
        }
        return entered.isIn();
    }

    @Override
    public void countLost() {
        ledger.enterLost();
        listener.accepted(1, 0);
        listener.dropped(DropReason.FAULT, 1);
    }

    @Override
    public boolean flush(Duration atMost) {
        long last = ledger.hurry();
        courier.expedite();
        LockSupport.unpark(thread);
        try {
            return ledger.awaitLeft(last, atMost, courier::isHeld);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public DeliveryCounts counts() {
        return ledger.counts();
    }

    @Override
    public DeliveryState state() {
        return courier.state();
    }

    @Override
    public boolean outlivesProcess() {
        return ledger.outlivesProcess();
    }

    /** The settings this delivery runs with. */
    public DeliverySettings settings() {
        return settings;
    }

    @Override
    public String signal() {
        return settings.signal();
    }

    @Override
    public Duration closeDeadline() {
        return settings.closeDeadline();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A thread that was interrupted before it closes waits all the same: what was logged on the way to the end is not
     * lost for that.
     */
    @Override
    public void close(Duration deadline) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            end(deadline);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end(Duration deadline) {
        ledger.close();
        Duration reserve = min(FOR_THE_THREAD_TO_END, deadline.dividedBy(10));
        flush(deadline.minus(reserve));
        stopped = true;
        thread.interrupt();
        joinThread(reserve);
        listener.dropped(DropReason.DEADLINE, ledger.abandon());
        if (!thread.isAlive()) {
            courier.reportDrops();
        }
        transport.close();
    }

    /** Only {@link #close} ends this: an interrupt by anybody else must not make every wait return at once. */
    private void deliver() {
        while (!stopped) {
            Duration pause = turn();
            Thread.interrupted();
            if (!pause.isZero() && !stopped) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
        }
    }

    private Duration turn() {
        try {
            return courier.turn();
        } catch (RuntimeException | Error broken) {
            tell(broken);
            return AFTER_A_FAULT;
        }
    }

    private void tell(Throwable broken) {
        try {
            courier.reportFault(broken);
        } catch (Error again) {
            // Without memory nothing can be told, and the next turn may find some.
        }
    }

    private void joinThread(Duration atMost) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, atMost.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Describes a delivery; not thread-safe. */
    public static final class Builder {
        DeliverySettings settings;
        final Transport transport;
        Spool spool = MemorySpool.ofBytes(DEFAULT_SPOOL_BYTES);
        DeliveryListener listener = DeliveryListener.NO_OP;
        LocalWarnings warnings = LocalWarnings.standardError();
        EntryRefresh refresh = EntryRefresh.NONE;
        Expiry expiry = Expiry.NONE;
        Quarantine quarantine = Quarantine.NONE;
        Advice advice = Advice.GENERAL;
        InstantSource clock = InstantSource.system();
        Ticker ticker = Ticker.system();
        DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();

        private Builder(DeliverySettings settings, Transport transport) {
            this.settings = settings;
            this.transport = transport;
        }

        /** How long a batch that is not full waits for more entries. */
        public Builder linger(Duration value) {
            this.settings = settings.withLinger(value);
            return this;
        }

        /** How long closing may take in all. */
        public Builder closeDeadline(Duration value) {
            this.settings = settings.withCloseDeadline(value);
            return this;
        }

        /** The waits between failed attempts. */
        public Builder backoff(Backoff value) {
            this.settings = settings.withBackoff(value);
            return this;
        }

        /** Where entries wait; in memory by default. */
        public Builder spool(Spool value) {
            this.spool = value;
            return this;
        }

        /** Who hears what happens; nobody by default. */
        public Builder listener(DeliveryListener value) {
            this.listener = value;
            return this;
        }

        /** Where the delivery complains about itself; the standard error stream by default. */
        public Builder warnings(LocalWarnings value) {
            this.warnings = value;
            return this;
        }

        /** What makes an entry that has waited fit to be sent; nothing by default. */
        public Builder refreshing(EntryRefresh value) {
            this.refresh = value;
            return this;
        }

        /** Which entries have waited too long to be sent, and are dropped and counted instead; none by default. */
        public Builder expiring(Expiry value) {
            this.expiry = value;
            return this;
        }

        /** Where refused entries can be read; nowhere by default. */
        public Builder quarantine(Quarantine value) {
            this.quarantine = value;
            return this;
        }

        /** What helps against drops, in the words of the configuration; general words by default. */
        public Builder advice(Advice value) {
            this.advice = value;
            return this;
        }

        /** The time of day; the machine's by default. */
        public Builder clock(InstantSource value) {
            this.clock = value;
            return this;
        }

        /** The clock for waits; the machine's by default. */
        public Builder ticker(Ticker value) {
            this.ticker = value;
            return this;
        }

        /** Random numbers from 0 to 1 for the jitter of the backoff. */
        public Builder chance(DoubleSupplier value) {
            this.chance = value;
            return this;
        }

        /** Starts delivering. */
        public Delivery start() {
            Delivery delivery = new Delivery(this);
            delivery.thread.start();
            return delivery;
        }
    }
}
