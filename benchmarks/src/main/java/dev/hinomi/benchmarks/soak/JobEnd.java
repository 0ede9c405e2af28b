package dev.hinomi.benchmarks.soak;

import java.util.Locale;

/** How a job ends when its work is done. */
enum JobEnd {
    /** Its main method returns. */
    RETURN(0, "succeeded", 1),
    /** It calls {@code System.exit} with the exit code of its run. */
    EXIT(0, "succeeded", 1),
    /** It waits, and is asked to end. */
    SIGTERM(143, "interrupted", 2);

    private final int exitCode;
    private final String outcome;
    private final int events;

    JobEnd(int exitCode, String outcome, int events) {
        this.exitCode = exitCode;
        this.outcome = outcome;
        this.events = events;
    }

    /** The exit code of a process that ends so. */
    int exitCode() {
        return exitCode;
    }

    /** What a run that ends so is counted as. */
    String outcome() {
        return outcome;
    }

    /** How many events there are: the job's own, and one that tells of an interruption. */
    int events() {
        return events;
    }

    /** As in the names of figures. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
