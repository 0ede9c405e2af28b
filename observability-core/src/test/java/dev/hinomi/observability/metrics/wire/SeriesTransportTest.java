package dev.hinomi.observability.metrics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.datadog.EncodedBody;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.delivery.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesTransportTest {
    private final Set<String> taken = new TreeSet<>();
    private final List<SeriesForm> asked = new ArrayList<>();
    private int requests;

    @ParameterizedTest
    @EnumSource
    void losesOnlyTheSeriesThatAreRefused(SeriesForm form) {
        Set<String> bad = Set.of("m17", "m512", "m999");

        Outcome outcome = send(
                form,
                1000,
                names -> names.stream().anyMatch(bad::contains)
                        ? new Outcome.Rejected("Datadog answered 400")
                        : new Outcome.Sent());

        assertThat(outcome).isEqualTo(new Outcome.Sent(3, "Datadog answered 400"));
        Set<String> good = names(1000);
        good.removeAll(bad);
        assertThat(taken).isEqualTo(good);
    }

    @ParameterizedTest
    @EnumSource
    void sendsABlockThatIsTooLargeInSmallerOnes(SeriesForm form) {
        Outcome outcome = send(form, 100, names -> names.size() > 30 ? new Outcome.Split("413") : new Outcome.Sent());

        assertThat(outcome).isEqualTo(new Outcome.Sent());
        assertThat(taken).isEqualTo(names(100));
    }

    @Test
    void answersAsTheDestinationDidWhenItTakesNothingAtAll() {
        Outcome outcome = send(SeriesForm.V2, 10_000, names -> new Outcome.Rejected("no"));

        assertThat(outcome).isEqualTo(new Outcome.Rejected("no"));
        assertThat(requests).isLessThanOrEqualTo(1 + SeriesDivision.MOST_REQUESTS_IN_VAIN);
    }

    @Test
    void sendsTheWholeBlockAgainWhenTheDestinationGoesAwayInTheMiddle() {
        Outcome outcome = send(
                SeriesForm.V2,
                100,
                names -> names.contains("m0") ? new Outcome.Rejected("no") : new Outcome.Retry("gone"));

        assertThat(outcome).isEqualTo(new Outcome.Retry("gone"));
    }

    @Test
    void asksABoundedNumberOfTimesHoweverManySeriesAreRefused() {
        Outcome outcome = send(
                SeriesForm.V2,
                4000,
                names -> names.stream().anyMatch(name -> name.endsWith("3"))
                        ? new Outcome.Rejected("no")
                        : new Outcome.Sent());

        assertThat(requests).isLessThanOrEqualTo(2 * SeriesDivision.MOST_REQUESTS);
        assertThat(outcome).isEqualTo(new Outcome.Sent(4000 - taken.size(), "no"));
    }

    @ParameterizedTest
    @EnumSource
    void sendsABlockToTheAddressOfItsOwnForm(SeriesForm form) {
        send(form, 1, names -> new Outcome.Sent());

        assertThat(asked).containsExactly(form);
    }

    @Test
    void refusesWhatIsNoBlockOfSeries() {
        SeriesTransport transport = SeriesTransport.over(form -> body -> new Outcome.Sent());

        assertThat(transport.send(batch(new byte[] {1}))).isInstanceOf(Outcome.Rejected.class);
        assertThat(transport.send(batch(new byte[100]))).isInstanceOf(Outcome.Rejected.class);
    }

    private Outcome send(SeriesForm form, int points, Function<Set<String>, Outcome> intake) {
        SeriesTransport transport = SeriesTransport.over(address -> {
            asked.add(address);
            return body -> answer(body, intake);
        });
        return transport.send(batch(block(form, points)));
    }

    private Outcome answer(EncodedBody body, Function<Set<String>, Outcome> intake) {
        requests++;
        byte[] bytes = Arrays.copyOfRange(body.bytes(), body.offset(), body.offset() + body.length());
        Set<String> names = Blocks.seriesOfBody(bytes).stream()
                .map(series -> (String) series.get("metric"))
                .collect(Collectors.toSet());
        Outcome outcome = intake.apply(names);
        if (outcome instanceof Outcome.Sent) {
            taken.addAll(names);
        }
        return outcome;
    }

    private static byte[] block(SeriesForm form, int points) {
        List<byte[]> blocks = new ArrayList<>();
        BlockSink sink = (buffer, length, count) -> blocks.add(Arrays.copyOf(buffer, length));
        try (BlockWriter writer = new BlockWriter(form)) {
            writer.begin(60);
            for (int i = 0; i < points; i++) {
                SeriesText text =
                        new SeriesText("m" + i, SeriesType.GAUGE, null, List.of("a:b", "c:d"), List.of("i:1"));
                writer.add(form.encode(text, 60), i, sink);
            }
            writer.end(sink);
        }
        return blocks.get(0);
    }

    private static Batch batch(byte[] block) {
        return new Batch(List.of(block), Framing.of("", "", ""));
    }

    private static Set<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).collect(Collectors.toCollection(TreeSet::new));
    }
}
