package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.config.Accepted;
import dev.hinomi.observability.datadog.Compression;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.masking.Detector;
import dev.hinomi.observability.masking.Masking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set about logs: its one name, what it accepts, and what holds if it is not set. The name is the
 * element in {@code logback.xml} and the method of {@link LogSettings.Builder}; with dashes, after {@code hinomi.logs.},
 * it is the property. docs/configuration.md lists all of them.
 *
 * @param <T> the type of its value; a size is a {@link Long} in bytes
 */
public final class LogSetting<T> {
    /** Whether lines are shipped at all. */
    public static final LogSetting<Boolean> ENABLED = of("enabled", Accepted.flags(), "true");

    /** How they are shipped. */
    public static final LogSetting<LogMode> MODE = of("mode", Accepted.oneOf(LogMode.class), "auto");

    /** The folder of the files in which durable lines wait. */
    public static final LogSetting<Path> DIRECTORY = of("directory", Accepted.folders());

    /** How many bytes those files may take; a part of their volume if it is not set. */
    public static final LogSetting<Long> DISK_SIZE = of("diskSize", Accepted.sizes("1MB", "16GB"));

    /** How many bytes the lines that wait in memory may take. */
    public static final LogSetting<Long> QUEUE_SIZE = of("queueSize", Accepted.sizes("64KB", "1GB"), "16MB");

    /** How long a line waits for others to be sent with. */
    public static final LogSetting<Duration> FLUSH_INTERVAL =
            of("flushInterval", Accepted.durations("10ms", "60s"), "1s");

    /** How long the end of the application waits for the last lines. */
    public static final LogSetting<Duration> SHUTDOWN_TIMEOUT =
            of("shutdownTimeout", Accepted.durations("0s", "120s"), "2s");

    /** How requests are compressed. */
    public static final LogSetting<Compression> COMPRESSION =
            of("compression", Accepted.oneOf(Compression.class), "auto");

    /** How many bytes of {@code error.stack} are written. */
    public static final LogSetting<Long> MAX_STACK_SIZE = of("maxStackSize", Accepted.sizes("4KB", "25KB"), "25KB");

    /** Which frames are only counted: beginnings of {@code class.method}. */
    public static final LogSetting<List<String>> EXCLUDED_FRAMES = new LogSetting<>(
            "excludedFrames",
            Accepted.lists("beginnings of class names", name -> true),
            ErrorOptions.DEFAULT_EXCLUDED_FRAMES,
            null);

    /** Whether {@code error.fingerprint} is written. */
    public static final LogSetting<Boolean> ERROR_FINGERPRINT = of("errorFingerprint", Accepted.flags(), "false");

    /** From how many equal lines a second on they are only counted. */
    public static final LogSetting<Integer> FLOOD_LINES_PER_SECOND =
            of("floodLinesPerSecond", Accepted.counts(1, FloodLimit.MOST_LINES));

    /** Whether secrets and personal data are hidden. */
    public static final LogSetting<Boolean> MASKING = of("masking", Accepted.flags(), "true");

    /** Names whose values are hidden, beside {@link Masking#DEFAULT_NAMES}. */
    public static final LogSetting<List<String>> MASKED_NAMES =
            of("maskedNames", Accepted.lists("names of letters and digits", LogSetting::canBeHidden));

    /** Names of {@link Masking#DEFAULT_NAMES} whose values are shown. */
    public static final LogSetting<List<String>> UNMASKED_NAMES =
            of("unmaskedNames", Accepted.lists("names that are hidden by default", LogSetting::isHidden));

    /** What is recognised by its form and hidden, beside {@link Detector#defaults()}. */
    public static final LogSetting<List<Detector>> MASKED_FORMS = of("maskedForms", Accepted.listOf(Detector.class));

    /** What of {@link Detector#defaults()} is shown. */
    public static final LogSetting<List<Detector>> UNMASKED_FORMS =
            of("unmaskedForms", Accepted.listOf(Detector.class));

    /** Regular expressions in RE2's syntax; what they match is hidden. They need RE2/J on the class path. */
    public static final LogSetting<List<String>> MASKED_PATTERNS = of(
            "maskedPatterns",
            Accepted.lines("patterns in RE2's syntax, with RE2/J on the class path", LogSetting::pattern));

    private static final List<LogSetting<?>> ALL = List.of(
            ENABLED,
            MODE,
            DIRECTORY,
            DISK_SIZE,
            QUEUE_SIZE,
            FLUSH_INTERVAL,
            SHUTDOWN_TIMEOUT,
            COMPRESSION,
            MAX_STACK_SIZE,
            EXCLUDED_FRAMES,
            ERROR_FINGERPRINT,
            FLOOD_LINES_PER_SECOND,
            MASKING,
            MASKED_NAMES,
            UNMASKED_NAMES,
            MASKED_FORMS,
            UNMASKED_FORMS,
            MASKED_PATTERNS);

    private final String name;
    private final Accepted<T> accepted;
    private final @Nullable T fallback;
    private final @Nullable String fallbackText;

    private LogSetting(String name, Accepted<T> accepted, @Nullable T fallback, @Nullable String fallbackText) {
        this.name = name;
        this.accepted = accepted;
        this.fallback = fallback;
        this.fallbackText = fallbackText;
    }

    private static <T> LogSetting<T> of(String name, Accepted<T> accepted) {
        return new LogSetting<>(name, accepted, null, null);
    }

    private static <T> LogSetting<T> of(String name, Accepted<T> accepted, String fallback) {
        return new LogSetting<>(name, accepted, accepted.parse(fallback), fallback);
    }

    private static boolean canBeHidden(String name) {
        return isPossible(() -> Masking.defaults().withName(name));
    }

    private static boolean isHidden(String name) {
        return isPossible(() -> Masking.defaults().withoutName(name));
    }

    private static String pattern(String text) {
        return Masking.defaults().withPattern(text).patterns().get(0);
    }

    private static boolean isPossible(Supplier<Masking> masking) {
        try {
            return masking.get() != null;
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            return false;
        }
    }

    /** Everything that can be set. */
    public static List<LogSetting<?>> all() {
        return ALL;
    }

    /** The setting of a property such as {@code hinomi.logs.queue-size}; empty if that is another part's. */
    public static Optional<LogSetting<?>> ofProperty(String property) {
        return ALL.stream()
                .filter(setting -> setting.property().equals(property))
                .findFirst();
    }

    /** Its name, such as {@code queueSize}. */
    public String name() {
        return name;
    }

    /** Its property, such as {@code hinomi.logs.queue-size}. */
    public String property() {
        return "hinomi.logs." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Its environment variable, such as {@code HINOMI_LOGS_QUEUE_SIZE}. */
    public String variable() {
        return property().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What its value must be. */
    public Accepted<T> accepted() {
        return accepted;
    }

    /** What holds if it is not set; empty if nothing does, or if it depends. */
    public Optional<T> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** The same as it is written; empty where it is none or too long to write. */
    public Optional<String> fallbackText() {
        return Optional.ofNullable(fallbackText);
    }

    @Override
    public String toString() {
        return property();
    }
}
