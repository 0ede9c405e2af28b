package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.series.SeriesCounts;
import dev.hinomi.benchmarks.series.SeriesSink;
import dev.hinomi.benchmarks.sink.Mood;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Closes at random moments of the step, with and without a flush before, and closes while the sink hangs. */
public final class MetricsClose implements Run {
    private static final int TRIALS = 100;
    private static final int HANGING = 20;
    private static final int AT_ONCE = 4;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "metrics-close";
    }

    @Override
    public String what() {
        return TRIALS
                + " closes at random moments of a step of 1 s, some after a flush, some right after the last record: "
                + "sums exact in " + TRIALS + ", no close longer than " + LONGEST_CLOSE.toSeconds() + " s; nor any of "
                + HANGING + " while the sink never answers";
    }

    @Override
    public Figures run() throws IOException, InterruptedException, ExecutionException {
        MicrometerLog.silence();
        try (SeriesSink sink = SeriesSink.start();
                SeriesSink hanging = SeriesSink.start()) {
            List<ClosedTrial> trials =
                    IntStream.range(0, TRIALS).mapToObj(ClosedTrial::new).toList();
            Duration longest = longest(trials, sink.uri());
            Map<String, Double> arrived = sink.sums();
            long exact = trials.stream().filter(trial -> trial.isExact(arrived)).count();
            hanging.become(Mood.HANGS);
            Duration longestHanging = longest(trials.subList(0, HANGING), hanging.uri());
            SeriesCounts counts = sink.counts();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("closes", TRIALS);
            values.put("exact", exact);
            values.put("overwritten", counts.changed());
            values.put("longest_close_millis", longest.toMillis());
            values.put("hanging_closes", HANGING);
            values.put("longest_hanging_close_millis", longestHanging.toMillis());
            return new Figures(
                    values,
                    exact == TRIALS
                            && counts.changed() == 0
                            && longest.compareTo(LONGEST_CLOSE) <= 0
                            && longestHanging.compareTo(LONGEST_CLOSE) <= 0);
        }
    }

    private static Duration longest(List<ClosedTrial> trials, URI intake)
            throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Duration>> closes = new ArrayList<>();
            for (ClosedTrial trial : trials) {
                closes.add(workers.submit(() -> trial.run(intake)));
            }
            List<Duration> took = new ArrayList<>();
            for (Future<Duration> close : closes) {
                took.add(close.get());
            }
            return Collections.max(took);
        } finally {
            workers.shutdownNow();
        }
    }
}
