package dev.hinomi.observability.metrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Transport;
import dev.hinomi.observability.fixtures.SandboxQuery;
import dev.hinomi.observability.metrics.wire.BlockHeader;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DistributionTransportIT {
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final Framing AS_IT_IS = Framing.of("", "", "");
    private static final SketchHeading HEADING =
            SketchHeading.of("http.server.requests", List.of("service:shop", "uri:/items"));

    private final Sandbox datadog = Sandbox.startOnFreePorts();
    private final List<byte[]> blocks = new ArrayList<>();
    private final SketchBlocks writer =
            new SketchBlocks((buffer, length, points) -> blocks.add(Arrays.copyOf(buffer, length)));
    private final long now = Instant.now().getEpochSecond();
    private final DistributionTransport transport = transport();

    private DistributionTransport transport() {
        return DistributionTransport.to(DatadogEndpoints.at(datadog.uri()), KEY);
    }

    @AfterEach
    void stop() {
        datadog.close();
    }

    private static Outcome send(Transport transport, byte[] block) {
        return transport.send(new Batch(List.of(block), AS_IT_IS));
    }

    private void write(SketchHeading heading, double... values) {
        Sketch sketch = Sketch.create();
        Arrays.stream(values).forEach(sketch::record);
        writer.add(heading, sketch);
    }

    private void absent(int status) {
        datadog.faults().add(Fault.of(FaultTarget.SKETCHES, new FaultAction.Status(status, null)));
    }

    private double ask(String query) {
        return new SandboxQuery(datadog).value(query);
    }

    private void sendFleet(Fleet fleet) {
        for (List<Double> host : fleet.hosts()) {
            blocks.clear();
            writer.begin(now);
            write(HEADING, host.stream().mapToDouble(millis -> millis).toArray());
            writer.finish();
            assertThat(send(transport(), blocks.get(0))).isInstanceOf(Outcome.Sent.class);
        }
    }

    private void assertFleetIsTrue(Fleet fleet) {
        double exact = fleet.exact(0.99);
        assertThat(ask("p99:http.server.requests{service:shop}") / exact).isCloseTo(1, within(0.02));
        assertThat(ask("p95:http.server.requests{service:shop}") / fleet.exact(0.95))
                .isCloseTo(1, within(0.02));
        assertThat(ask("count:http.server.requests{service:shop}")).isEqualTo(fleet.requests());
        assertThat(Math.abs(fleet.meanOfHosts(0.99) / exact - 1)).isGreaterThan(0.2);
        assertThat(datadog.problems().all()).isEmpty();
    }

    @Test
    void theFleetsPercentileIsTrueWhereOneHostIsSlow() {
        Fleet fleet = new Fleet();

        sendFleet(fleet);

        assertFleetIsTrue(fleet);
    }

    @Test
    void theFleetsPercentileIsTrueAsListsOfValuesToo() {
        Fleet fleet = new Fleet();
        absent(404);

        sendFleet(fleet);

        assertFleetIsTrue(fleet);
        assertThat(datadog.series().all())
                .allSatisfy(
                        series -> assertThat(series.points().get(0).sketch()).isNull());
    }

    @Test
    void aSketchArrivesWithNameTagsAndExactNumbers() {
        writer.begin(now);
        write(HEADING, 0, 1, 2.5, 40);
        writer.finish();

        assertThat(send(transport, blocks.get(0))).isInstanceOf(Outcome.Sent.class);

        Series series = datadog.series().all().get(0);
        assertThat(datadog.problems().all()).isEmpty();
        assertThat(series.metric()).isEqualTo("http.server.requests");
        assertThat(series.key().tags()).containsExactly("service:shop", "uri:/items");
        assertThat(series.points()).singleElement().satisfies(point -> {
            assertThat(point.epochSecond()).isEqualTo(now);
            assertThat(point.sketch().count()).isEqualTo(4);
            assertThat(point.sketch().sum()).isEqualTo(43.5);
            assertThat(point.sketch().max()).isEqualTo(40);
            assertThat(point.sketch().min()).isZero();
        });
    }

    @Test
    void aSketchWithoutValuesIsNotSent() {
        writer.begin(now);
        write(HEADING);
        writer.finish();

        assertThat(blocks).isEmpty();
    }

    @Test
    void aFullBinIsDividedAsTheAgentDoes() {
        Sketch sketch = Sketch.create();
        for (int i = 0; i < 200_000; i++) {
            sketch.record(10);
        }
        writer.begin(now);
        writer.add(HEADING, sketch);
        writer.finish();

        send(transport, blocks.get(0));

        assertThat(datadog.problems().all()).isEmpty();
        assertThat(datadog.series().all().get(0).points().get(0).sketch().bins().values())
                .containsExactly(200_000L);
    }

    @Test
    void manySketchesAreCutByBytes() {
        writer.begin(now);
        int count = 2_000;
        for (int i = 0; i < count; i++) {
            Sketch sketch = Sketch.create();
            for (double value = 1; value < 1e9; value *= 1.02) {
                sketch.record(value);
            }
            writer.add(SketchHeading.of("m" + i, List.of("a:b")), sketch);
        }
        writer.finish();

        assertThat(blocks).hasSizeGreaterThan(1);
        blocks.forEach(block -> assertThat(send(transport, block)).isInstanceOf(Outcome.Sent.class));
        assertThat(datadog.problems().all()).isEmpty();
        assertThat(datadog.series().size()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 410, 415, 501})
    void staysWithListsOfValuesOnceTheIntakeOfSketchesIsNotThere(int status) {
        absent(status);
        writer.begin(now);
        write(HEADING, 1, 2, 3);
        writer.finish();

        assertThat(send(transport, blocks.get(0))).isInstanceOf(Outcome.Sent.class);
        assertThat(send(transport, blocks.get(0))).isInstanceOf(Outcome.Sent.class);

        assertThat(transport.note()).hasValueSatisfying(note -> assertThat(note).contains("answered " + status));
        assertThat(transport.note()).isEmpty();
        assertThat(datadog.requests().all())
                .extracting(Exchange::path)
                .containsExactly("/api/beta/sketches", "/api/v1/distribution_points", "/api/v1/distribution_points");
    }

    @Test
    void triesSketchesAgainWhenTheOtherIntakeIsDownToo() {
        absent(404);
        datadog.faults().add(Fault.of(FaultTarget.DISTRIBUTIONS, new FaultAction.Status(503, null)));
        writer.begin(now);
        write(HEADING, 1, 2, 3);
        writer.finish();
        assertThat(send(transport, blocks.get(0))).isInstanceOf(Outcome.Retry.class);
        datadog.faults().clear();

        assertThat(send(transport, blocks.get(0))).isInstanceOf(Outcome.Sent.class);

        assertThat(transport.note()).isEmpty();
        assertThat(datadog.series().all().get(0).points().get(0).sketch()).isNotNull();
    }

    @Test
    void aStumbleOfAProvenIntakeIsNoReasonToLeaveIt() {
        writer.begin(now);
        write(HEADING, 1);
        writer.finish();
        send(transport, blocks.get(0));
        absent(404);

        assertThat(send(transport, blocks.get(0))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void aBlockThatIsTooLargeIsDividedAndNothingOfItIsSentTwice() {
        datadog.faults()
                .add(Fault.of(FaultTarget.SKETCHES, new FaultAction.Status(413, null))
                        .times(1));
        writer.begin(now);
        for (int i = 0; i < 5; i++) {
            write(HEADING, 1, 2, 3);
        }
        writer.finish();

        assertThat(send(transport, blocks.get(0))).isInstanceOf(Outcome.Sent.class);

        assertThat(ask("count:http.server.requests{*}")).isEqualTo(15);
    }

    @Test
    void whatABlockIsMadeOfDoesNotStopTheRestWhenItCannotBeRead() {
        assertThat(send(transport, new byte[] {1, 2, 3})).isInstanceOf(Outcome.Rejected.class);
        byte[] damaged = new byte[BlockHeader.BYTES + 2];
        new BlockHeader(SketchBlocks.FORM, 2, now).writeTo(damaged);
        assertThat(send(transport, damaged)).isInstanceOf(Outcome.Rejected.class);
    }
}
