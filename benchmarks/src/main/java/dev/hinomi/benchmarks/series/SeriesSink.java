package dev.hinomi.benchmarks.series;

import dev.hinomi.benchmarks.sink.CountingSink;
import dev.hinomi.benchmarks.sink.Intake;
import dev.hinomi.benchmarks.sink.Mood;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A sink of metric points in a process of its own, so that what it costs is nobody else's. For one thread. */
public final class SeriesSink implements AutoCloseable {
    private final Intake intake;

    private SeriesSink(Intake intake) {
        this.intake = intake;
    }

    /** Called in the process. */
    public static void main(String[] args) throws IOException {
        CountingSink.serve(new SeriesCounter());
    }

    /** Starts one that answers, on a free port of 127.0.0.1. */
    public static SeriesSink start() throws IOException {
        return new SeriesSink(Intake.start(SeriesSink.class));
    }

    /** Where it listens. */
    public URI uri() {
        return intake.uri();
    }

    /** Changes how it treats those who come, and sends away who is there; answers what had arrived by then. */
    public SeriesCounts become(Mood mood) {
        return SeriesCounts.parse(intake.become(mood));
    }

    /** What has arrived so far. */
    public SeriesCounts counts() {
        return SeriesCounts.parse(intake.counts());
    }

    /** The sums of all points that are added up, by the name of the metric. */
    public Map<String, Double> sums() {
        Map<String, Double> sums = new HashMap<>();
        for (String sum : intake.ask(SeriesCounter.SUMS).split(" ", -1)) {
            int equals = sum.indexOf('=');
            if (equals > 0) {
                sums.put(sum.substring(0, equals), Double.valueOf(sum.substring(equals + 1)));
            }
        }
        return sums;
    }

    /** Forgets all points, but not how many there were. */
    public void forget() {
        intake.ask(SeriesCounter.FORGET);
    }

    @Override
    public void close() {
        intake.close();
    }
}
