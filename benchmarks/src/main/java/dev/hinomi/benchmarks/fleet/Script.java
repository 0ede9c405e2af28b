package dev.hinomi.benchmarks.fleet;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every instance measures alike: a metric's name says from when to when it is 1, in tenths of a second since the run began, and 0
 * else.
 */
record Script(Instant start, InstantSource clock) implements MeasurementSource {

    private static final Pattern NAME = Pattern.compile("load\\.from(\\d+)\\.to(\\d+)\\.n\\d+");
    private static final int TENTH = 100;

    /** The name of the number's metric. */
    static String metric(int number, Duration from, Duration to) {
        return String.format(
                Locale.ROOT, "load.from%d.to%d.n%d", from.toMillis() / TENTH, to.toMillis() / TENTH, number);
    }

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        long now = Duration.between(start, clock.instant()).toMillis() / TENTH;
        return metrics.stream()
                .map(metric -> Sample.gauge(metric, Tags.NONE, value(metric, now)))
                .toList();
    }

    private static double value(String metric, long now) {
        Matcher matcher = NAME.matcher(metric);
        return matcher.matches() && now >= Long.parseLong(matcher.group(1)) && now < Long.parseLong(matcher.group(2))
                ? 1
                : 0;
    }
}
