package dev.hinomi.observability.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
    private static final StackTraceElement[] EXIT = {
        new StackTraceElement("java.lang.Shutdown", "exit", "Shutdown.java", 1),
        new StackTraceElement("java.lang.Runtime", "exit", "Runtime.java", 1)
    };

    @Test
    void theThreadOfASignalNamesItAndItsExitCode() {
        ProcessEnd end =
                ProcessEnd.of(Map.of(thread("main"), new StackTraceElement[0], thread("SIGTERM handler"), EXIT));

        assertThat(end).isEqualTo(new ProcessEnd(ProcessEnd.Way.SIGNAL, "SIGTERM", 143));
    }

    @Test
    void aThreadThatWaitsInsideOfExitHasCalledIt() {
        assertThat(ProcessEnd.of(Map.of(thread("worker"), EXIT)).way()).isEqualTo(ProcessEnd.Way.EXIT);
    }

    @Test
    void anExitIsAFailureUnlessTheRunHasSaidItsCode() {
        ProcessEnd exit = ProcessEnd.of(Map.of(thread("worker"), EXIT));

        assertThat(JobEnding.cutShort(exit, null).outcome()).isEqualTo(JobOutcome.FAILED);
        assertThat(JobEnding.cutShort(exit, null).exitCode()).isNull();
        assertThat(JobEnding.cutShort(exit, 3).exitCode()).isEqualTo(3);
        assertThat(JobEnding.cutShort(exit, 0).outcome()).isEqualTo(JobOutcome.SUCCEEDED);
    }

    @Test
    void anyOtherEndIsOnlyThat() {
        assertThat(ProcessEnd.of(Thread.getAllStackTraces()).way()).isEqualTo(ProcessEnd.Way.OTHER);
    }

    private static Thread thread(String name) {
        return new Thread(name);
    }
}
