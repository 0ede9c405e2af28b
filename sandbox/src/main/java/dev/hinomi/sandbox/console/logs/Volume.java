package dev.hinomi.sandbox.console.logs;

import dev.hinomi.sandbox.console.chart.VolumeStrip;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.LogStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many entries there were in the hour up to the newest one, by severity.
 *
 * @param from when the first bar begins
 * @param to when the last bar ends
 * @param strip the bars, markup for the page
 */
public record Volume(Instant from, Instant to, Html strip) {

    private static final long WINDOW_MILLIS = 3_600_000;

    static Volume of(List<LogEntry> entries) {
        long[] times = entries.stream().mapToLong(Volume::millis).toArray();
        long last = Arrays.stream(times).max().orElse(0);
        long first = Arrays.stream(times)
                .filter(millis -> millis >= last - WINDOW_MILLIS)
                .min()
                .orElse(last);
        long step = Math.max(1_000, (last - first) / VolumeStrip.BARS + 1);
        List<Map<Level, Long>> counts = new ArrayList<>();
        for (int i = 0; i < VolumeStrip.BARS; i++) {
            counts.add(new EnumMap<>(Level.class));
        }
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= first) {
                int bar = (int) Math.min(VolumeStrip.BARS - 1, (times[i] - first) / step);
                counts.get(bar).merge(Level.of(entries.get(i).status()), 1L, Long::sum);
            }
        }
        List<VolumeStrip.Bar> bars = new ArrayList<>();
        for (int i = 0; i < VolumeStrip.BARS; i++) {
            bars.add(bar(Instant.ofEpochMilli(first + i * step), counts.get(i)));
        }
        Html strip = new VolumeStrip(bars).svg("Entries over time, each bar " + Units.duration(step * 1_000_000));
        return new Volume(Instant.ofEpochMilli(first), Instant.ofEpochMilli(last), strip);
    }

    private static VolumeStrip.Bar bar(Instant start, Map<Level, Long> counts) {
        StringBuilder title = new StringBuilder(Units.clock(start));
        List<VolumeStrip.Part> stack = new ArrayList<>();
        for (Level level : Level.values()) {
            long count = counts.getOrDefault(level, 0L);
            stack.add(new VolumeStrip.Part("v-" + level.label(), count));
            title.append(count == 0 ? "" : ", " + count + " " + level.label());
        }
        return new VolumeStrip.Bar(title.toString(), stack);
    }

    private static long millis(LogEntry entry) {
        return entry.date().toEpochMilli();
    }

    /** The severities told apart by colour, from the bottom of a bar up. */
    enum Level {
        INFO,
        WARN,
        ERROR;

        static Level of(LogStatus status) {
            return switch (status) {
                case EMERGENCY, ALERT, CRITICAL, ERROR -> ERROR;
                case WARNING -> WARN;
                case NOTICE, INFO, DEBUG, OK -> INFO;
            };
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
