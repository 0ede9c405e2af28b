package dev.hinomi.benchmarks.metrics;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A thread that records into all meters of a load, time after time, until it is closed. */
public final class SteadyRecording implements AutoCloseable {
    private final Thread thread;
    private volatile boolean ending;

    private SteadyRecording(Runnable record, Duration every) {
        this.thread = new Thread(() -> run(record, every), "records");
    }

    /** Starts it. */
    public static SteadyRecording start(Duration every, Runnable record) {
        SteadyRecording recording = new SteadyRecording(record, every);
        recording.thread.start();
        return recording;
    }

    private void run(Runnable record, Duration every) {
        for (long due = System.nanoTime(); !ending; due += every.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            record.run();
        }
    }

    /** Returns when nothing more is recorded. */
    @Override
    public void close() throws InterruptedException {
        ending = true;
        thread.join();
    }
}
