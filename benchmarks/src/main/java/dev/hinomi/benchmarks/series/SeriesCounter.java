package dev.hinomi.benchmarks.series;

import dev.hinomi.benchmarks.sink.BodyCounter;
import dev.hinomi.benchmarks.sink.Head;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Counts points by series and second, the last of which wins; refuses what Datadog would refuse. Thread-safe. */
final class SeriesCounter implements BodyCounter {
    static final String SUMS = "SUMS";
    static final String FORGET = "FORGET";

    private static final String INVALID = "400 Bad Request";
    private static final String TOO_LARGE = "413 Content Too Large";
    private static final long MOST_COMPLAINTS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, StoredSeries> series = new HashMap<>();
    private SeriesCounts counts = new SeriesCounts(0, 0, 0, 0, 0, 0, 0, 0);

    @Override
    public String count(Head head, byte[] body) {
        SeriesLimits limits = SeriesLimits.of(head.path().startsWith("/api/v1/"));
        try (InputStream plain = head.plain(body)) {
            byte[] text = plain.readNBytes(limits.plainBytes() + 1);
            if (body.length > limits.bodyBytes() || text.length > limits.plainBytes()) {
                return tooLarge("a body of " + body.length + " and " + text.length + " bytes");
            }
            List<Point> points = SeriesBody.points(new ByteArrayInputStream(text));
            if (points.size() > limits.points()) {
                return tooLarge(points.size() + " points");
            }
            store(points, head);
            return ACCEPTED;
        } catch (IOException broken) {
            return invalid(broken.toString());
        }
    }

    @Override
    public String counts() {
        lock.lock();
        try {
            return counts.text();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String answer(String question) {
        lock.lock();
        try {
            if (question.equals(FORGET)) {
                series.clear();
                return counts.text();
            }
            return question.equals(SUMS) ? sums() : BodyCounter.super.answer(question);
        } finally {
            lock.unlock();
        }
    }

    private String sums() {
        Map<String, Double> sums = new TreeMap<>();
        series.values().stream()
                .filter(StoredSeries::isCount)
                .forEach(one -> sums.merge(one.metric(), one.sum(), Double::sum));
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + "=" + sum.getValue())
                .collect(Collectors.joining(" "));
    }

    private void store(List<Point> points, Head head) {
        lock.lock();
        try {
            long fresh = 0;
            long changed = 0;
            for (Point point : points) {
                StoredSeries of = series.computeIfAbsent(point.key(), first -> new StoredSeries(point));
                switch (of.put(point.second(), point.value())) {
                    case NEW -> fresh++;
                    case CHANGED -> changed++;
                    case SAME -> {
                        // Sent again, which changes nothing.
                    }
                }
            }
            add(new SeriesCounts(1, 0, 0, points.size(), fresh, changed, head.bytes(), head.bodyBytes()));
        } finally {
            lock.unlock();
        }
    }

    private String tooLarge(String what) {
        return refuse(new SeriesCounts(0, 0, 1, 0, 0, 0, 0, 0), what, TOO_LARGE);
    }

    private String invalid(String what) {
        return refuse(new SeriesCounts(0, 1, 0, 0, 0, 0, 0, 0), what, INVALID);
    }

    private String refuse(SeriesCounts more, String what, String status) {
        lock.lock();
        try {
            add(more);
            if (counts.tooLarge() + counts.invalid() <= MOST_COMPLAINTS) {
                System.err.println("The sink answers " + status + ": " + what);
            }
            return status;
        } finally {
            lock.unlock();
        }
    }

    private void add(SeriesCounts more) {
        counts = more.plus(counts);
    }
}
