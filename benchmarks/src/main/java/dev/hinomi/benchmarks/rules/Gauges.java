package dev.hinomi.benchmarks.rules;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Gauges of some hosts, named {@code m0}, {@code m1} and so on, with another value at each step. Makes no garbage. */
final class Gauges implements MeasurementSource {
    private static final int VALUES = 10;

    private final List<SeriesKey> keys = new ArrayList<>();
    private int step;

    Gauges(int metrics, int hosts) {
        for (int metric = 0; metric < metrics; metric++) {
            for (int host = 0; host < hosts; host++) {
                keys.add(new SeriesKey("m" + metric, Tags.of("host:h" + host, "service:career-api")));
            }
        }
    }

    int size() {
        return keys.size();
    }

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        List<Sample> samples = new ArrayList<>();
        sample(metrics, (key, kind, value) -> samples.add(new Sample(key, kind, value)));
        return Collections.unmodifiableList(samples);
    }

    @Override
    public void sample(Set<String> metrics, Samples into) {
        step++;
        for (int index = 0; index < keys.size(); index++) {
            into.add(keys.get(index), Sample.Kind.GAUGE, 1 + (index + step) % VALUES);
        }
    }
}
