package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DispatcherThreadTest {

    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private DispatcherThread thread(Notifier notifier) {
        InstantSource clock = InstantSource.system();
        Dispatcher dispatcher = new Dispatcher(new MemoryOutbox(), notifier, DeliveryListener.NO_OP, clock);
        DispatcherThread thread = new DispatcherThread(dispatcher, clock);
        thread.start();
        return thread;
    }

    private static void owe(DispatcherThread thread, String id) {
        Incidents incidents = Incidents.of(id);
        thread.owe(Incidents.TARGET, incidents.alert(), incidents.measure(0.06));
    }

    private Outcome accept(Notification notification) {
        sent.countDown();
        return new Outcome.Sent(new Receipt("C1", "1"));
    }

    private Outcome hang(Notification notification) {
        try {
            sent.countDown();
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Sent(new Receipt("C1", "1"));
    }

    @Test
    void sendsAsSoonAsSomethingIsOwed() throws Exception {
        DispatcherThread thread = thread(this::accept);
        owe(thread, "a");
        assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.close(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void anOutboxThatFailsOnceEndsNoThread() throws Exception {
        InstantSource clock = InstantSource.system();
        AtomicBoolean failing = new AtomicBoolean(true);
        InstantSource failsOnce = () -> {
            if (failing.getAndSet(false)) {
                throw new IllegalStateException("no connection");
            }
            return clock.instant();
        };
        Dispatcher dispatcher = new Dispatcher(new MemoryOutbox(), this::accept, DeliveryListener.NO_OP, failsOnce);
        DispatcherThread thread = new DispatcherThread(dispatcher, clock);
        thread.start();
        owe(thread, "a");
        assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.close(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void owingNeverWaitsForADestinationThatHangs() throws Exception {
        DispatcherThread thread = thread(this::hang);
        owe(thread, "a");
        assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
        long before = System.nanoTime();
        for (int index = 0; index < 100; index++) {
            owe(thread, "r" + index);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        released.countDown();
        thread.close(Duration.ZERO);
    }

    @Test
    void closingEndsAtItsDeadlineAlthoughTheDestinationHangs() {
        DispatcherThread thread = thread(this::hang);
        owe(thread, "a");
        long before = System.nanoTime();
        assertThat(thread.close(Duration.ofMillis(200))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        released.countDown();
    }

    @Test
    void whoeverClosesDoesNotLookAtWhatAnotherThreadStillSends() throws Exception {
        MemoryOutbox outbox = new MemoryOutbox();
        Set<Thread> looking = ConcurrentHashMap.newKeySet();
        Outbox watched = (Outbox) Proxy.newProxyInstance(
                Outbox.class.getClassLoader(), new Class<?>[] {Outbox.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("all")) {
                        looking.add(Thread.currentThread());
                    }
                    return method.invoke(outbox, arguments);
                });
        InstantSource clock = InstantSource.system();
        DispatcherThread thread =
                new DispatcherThread(new Dispatcher(watched, this::hang, DeliveryListener.NO_OP, clock), clock);
        thread.start();
        owe(thread, "a");
        sent.await();
        assertThat(thread.close(Duration.ZERO)).isFalse();
        assertThat(looking).hasSize(1).doesNotContain(Thread.currentThread());
        released.countDown();
    }

    @Test
    void closingSendsWhatIsOwed() {
        DispatcherThread thread = thread(this::accept);
        owe(thread, "a");
        owe(thread, "b");
        assertThat(thread.close(Duration.ofSeconds(5))).isTrue();
    }
}
