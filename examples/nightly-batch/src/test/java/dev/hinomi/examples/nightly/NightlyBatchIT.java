package dev.hinomi.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.EventEntry;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyBatchIT {
    private static final Duration BOUND_ON_A_BUSY_MACHINE = Duration.ofMillis(1500);

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aNightWithoutTroubleDeliversEverythingAndEndsSoonAfter() throws Exception {
        Night night = begin();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> night.said().contains("succeeded in"));
        long told = System.nanoTime();

        assertThat(night.end()).isZero();

        Duration delay = Night.since(told);
        System.out.println("nightly-batch: the exit came " + delay.toMillis() + " ms after the run, polling included");
        assertThat(delay).isLessThan(BOUND_ON_A_BUSY_MACHINE);
        assertThat(messages()).hasSize(32).startsWith("Job nightly-index started", "Indexed batch 1");
        assertThat(lastLine().attributes().text("job.outcome")).contains("succeeded");
        assertThat(lastLine().attributes().text("job.execution_id")).contains("execution-7");
        assertRun("succeeded", 3_000);
        assertThat(sum("career.index.documents", Map.of())).isEqualTo(3_000);
        assertThat(sum("hinomi.job.success", Map.of())).isEqualTo(1);
        assertThat(sandbox.events().all()).isEmpty();
        assertThat(sandbox.problems().all()).isEmpty();
    }

    @Test
    void sigtermInTheMiddleDeliversWhatWasDoneUntilThen() throws Exception {
        Night night = begin("-Dnightly.batches=600");
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> night.said().contains("Indexed batch 5"));
        night.terminate();

        assertThat(night.end()).isEqualTo(143);

        assertThat(lineOfTheEnd()).contains("interrupted", "SIGTERM (exit code 143");
        long batches = recordsOfTheEnd() / 100;
        assertThat(batches).isGreaterThanOrEqualTo(5);
        assertThat(messages())
                .containsAll(IntStream.rangeClosed(1, (int) batches)
                        .mapToObj(batch -> "Indexed batch " + batch)
                        .toList());
        assertRun("interrupted", 100.0 * batches);
        assertThat(sandbox.events().all())
                .extracting(EventEntry::title)
                .containsExactly("Job nightly-index interrupted");
    }

    @Test
    void anExitInsideOfTheRunIsAFailureWithItsCode() throws Exception {
        assertThat(begin("EXIT").end()).isEqualTo(3);

        assertThat(lineOfTheEnd()).contains("failed", "exit code 3");
        assertRun("failed", 500);
    }

    @Test
    void anExitThatNobodyWasToldOfIsAFailureToo() throws Exception {
        assertThat(begin("SILENT_EXIT").end()).isEqualTo(3);

        assertThat(lineOfTheEnd()).contains("failed", "System.exit before the run had ended (exit code unknown");
        assertRun("failed", 500);
    }

    @Test
    void anExceptionIsExitCode1WithItsStackInTheLog() throws Exception {
        assertThat(begin("EXCEPTION").end()).isEqualTo(1);

        assertThat(lastLine().attributes().text("error.kind")).contains("java.lang.IllegalStateException");
        assertRun("failed", 500);
        assertThat(sandbox.events().all()).singleElement().satisfies(event -> {
            assertThat(event.title()).isEqualTo("Job nightly-index failed");
            assertThat(event.text()).contains("java.lang.IllegalStateException", "execution execution-7");
            assertThat(event.tags()).contains("job:nightly-index", "outcome:failed", "service:nightly-batch");
        });
        assertThat(sandbox.problems().all()).isEmpty();
    }

    @Test
    void withoutMemoryTheRunIsToldAllTheSame() throws Exception {
        assertThat(begin("OUT_OF_MEMORY").end()).isEqualTo(1);

        assertThat(lineOfTheEnd()).contains("failed", "java.lang.OutOfMemoryError");
        assertRun("failed", 500);
    }

    @Test
    void withoutDatadogItEndsWithinItsDeadlineSaysWhatWaitsAndTheNextRunDeliversIt() throws Exception {
        Night dark = Night.begin(folder, "http://127.0.0.1:9", List.of("-Dnightly.batches=3"));
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> dark.said().contains("succeeded in"));
        long told = System.nanoTime();

        assertThat(dark.end()).isZero();
        assertThat(Night.since(told)).isLessThan(Duration.ofSeconds(3));
        assertThat(dark.said()).contains("5 logs could not be sent before the end and wait on disk");

        assertThat(begin("-Dnightly.batches=1").end()).isZero();
        assertThat(messages()).hasSize(5 + 3);
    }

    private Night begin(String... how) throws IOException {
        List<String> options =
                Arrays.stream(how).filter(word -> word.startsWith("-")).toList();
        String[] arguments =
                Arrays.stream(how).filter(word -> !word.startsWith("-")).toArray(String[]::new);
        return Night.begin(folder, sandbox.uri().toString(), options, arguments);
    }

    private void assertRun(String outcome, double records) {
        assertThat(sum("hinomi.job.starts", Map.of())).isEqualTo(1);
        assertThat(sum("hinomi.job.runs", Map.of("outcome", outcome))).isEqualTo(1);
        assertThat(sum("hinomi.job.runs", Map.of())).isEqualTo(1);
        assertThat(sum("hinomi.job.records", Map.of("kind", "read"))).isEqualTo(records);
        assertThat(sum("hinomi.job.heartbeat", Map.of())).isGreaterThanOrEqualTo(1);
    }

    private List<String> messages() {
        return sandbox.logs().all().stream().map(LogEntry::message).toList();
    }

    private LogEntry lastLine() {
        return sandbox.logs().all().stream()
                .filter(line -> line.message().startsWith("Job nightly-index"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private String lineOfTheEnd() {
        return lastLine().message();
    }

    private long recordsOfTheEnd() {
        return Long.parseLong(lineOfTheEnd().replaceAll(".*read (\\d+),.*", "$1"));
    }

    private double sum(String metric, Map<String, String> tags) {
        return sandbox.series().find(key -> key.metric().equals(metric)).stream()
                .filter(series -> tags.entrySet().stream()
                        .allMatch(tag -> series.key().tags().contains(tag.getKey() + ":" + tag.getValue())))
                .flatMap(series -> series.points().stream())
                .mapToDouble(Point::value)
                .sum();
    }
}
