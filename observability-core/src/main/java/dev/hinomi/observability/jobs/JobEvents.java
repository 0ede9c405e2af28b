package dev.hinomi.observability.jobs;

import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.events.EventLevel;
import java.util.function.Consumer;

/**
 * An event for every run that did not succeed. The message of an exception may hold anything, so the event names its class
 * alone; the log line of the same run has the message, masked, and the stack.
 */
public final class JobEvents implements JobListener {
    private final Consumer<Event> events;

    private JobEvents(Consumer<Event> events) {
        this.events = events;
    }

    /** Events that go there. */
    public static JobEvents to(Consumer<Event> events) {
        return new JobEvents(events);
    }

    @Override
    public void started(JobStart start) {
        // A start is a line and a count; an event for each would hide those that matter.
    }

    @Override
    public void ended(JobResult result) {
        if (result.outcome() != JobOutcome.SUCCEEDED) {
            JobStart start = result.start();
            events.accept(Event.of(
                            "Job " + start.job() + " " + result.outcome().label(),
                            start.at().plus(result.duration()))
                    .saying(result + "\nexecution " + start.executionId())
                    .at(result.outcome() == JobOutcome.FAILED ? EventLevel.ERROR : EventLevel.WARNING)
                    .gatheredBy("job " + start.job())
                    .tagged("job", start.job())
                    .tagged("outcome", result.outcome().label()));
        }
    }
}
