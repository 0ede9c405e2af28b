package dev.hinomi.examples.demo;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Steady use of the job board: eight requests a second, three of four an application, in turn at each instance. */
final class Traffic implements AutoCloseable {

    private static final long PERIOD_MILLIS = 125;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-traffic");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final List<CareerClient> clients;

    private Traffic(List<CareerClient> clients) {
        this.clients = clients;
    }

    static Traffic drive(List<CareerClient> clients) {
        Traffic traffic = new Traffic(clients);
        ScheduledFuture<?> unused =
                traffic.timer.scheduleWithFixedDelay(traffic::oneRequest, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return traffic;
    }

    private void oneRequest() {
        long number = requests.getAndIncrement();
        CareerClient client = clients.get((int) (number / 4 % clients.size()));
        int status = number % 4 == 0 ? client.listJobs() : client.apply((int) (number % 3) + 1);
        if (status >= 500 || status < 0) {
            failures.incrementAndGet();
        }
    }

    long requests() {
        return requests.get();
    }

    long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
