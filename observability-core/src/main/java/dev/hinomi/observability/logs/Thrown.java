package dev.hinomi.observability.logs;

import java.util.List;
import java.util.Optional;

/** One exception of a logged failure, whatever logging engine tells of it. Read once, on the thread that logged. */
public interface Thrown {
    /** The name of its class. */
    String kind();

    /** Its message, empty if it has none. */
    String message();

    /** How many frames its stack trace has. */
    int frames();

    /** One frame of its stack trace, 0 being where it was thrown. */
    StackTraceElement frame(int index);

    /** How many of the last frames it has in common with the exception that it caused, or that suppressed it. */
    int commonFrames();

    /** Its cause, if any. */
    Optional<Thrown> cause();

    /** What was suppressed for it. */
    List<Thrown> suppressed();

    /** Whether it is only named here because it has been told of before: causes that go round in a circle end so. */
    boolean isCircular();
}
