package dev.hinomi.observability.jobs;

import java.util.List;
import java.util.function.LongConsumer;

/** Tells several listeners, each whatever the others do: a job must not fail because it was watched. */
record SafeListener(List<JobListener> listeners) implements JobListener {

    SafeListener {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void started(JobStart start) {
        listeners.forEach(listener -> safely(() -> listener.started(start)));
    }

    @Override
    public void ended(JobResult result) {
        listeners.forEach(listener -> safely(() -> listener.ended(result)));
    }

    @Override
    public LongConsumer records(String job, String kind) {
        List<LongConsumer> sinks =
                listeners.stream().map(listener -> sink(listener, job, kind)).toList();
        return count -> sinks.forEach(sink -> safely(() -> sink.accept(count)));
    }

    private static LongConsumer sink(JobListener listener, String job, String kind) {
        try {
            return listener.records(job, kind);
        } catch (RuntimeException | Error broken) {
            return count -> {};
        }
    }

    private static void safely(Runnable tell) {
        try {
            tell.run();
        } catch (RuntimeException | Error broken) {
            // Also out of memory: the next listener may need less of it.
            return;
        }
    }
}
