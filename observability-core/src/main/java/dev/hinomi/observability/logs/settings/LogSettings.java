package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.config.InvalidConfigurationException;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.datadog.Compression;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.masking.Detector;
import dev.hinomi.observability.masking.Masker;
import dev.hinomi.observability.masking.Masking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that is set about logs, complete and valid. Immutable. */
public final class LogSettings {
    private static final LogSettings DEFAULTS = builder().build();

    private final Map<LogSetting<?>, Object> given;

    private LogSettings(Map<LogSetting<?>, Object> given) {
        this.given = Map.copyOf(given);
    }

    /** What holds if nothing is set. */
    public static LogSettings defaults() {
        return DEFAULTS;
    }

    /** Starts a description. */
    public static Builder builder() {
        return new Builder();
    }

    /** The value of a setting: as set, else its default; empty where there is none. */
    @SuppressWarnings("unchecked") // The builder puts nothing but a T under a LogSetting<T>.
    public <T> Optional<T> find(LogSetting<T> setting) {
        T value = (T) given.get(setting);
        return value != null ? Optional.of(value) : setting.fallback();
    }

    /**
     * The value of a setting that has a default.
     *
     * @throws IllegalArgumentException if it has none
     */
    public <T> T get(LogSetting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The setting " + setting.name() + " is not set and has no default: use find instead."));
    }

    /** What of it says how events become lines. */
    public LogOptions options() {
        ErrorOptions errors = new ErrorOptions(
                Math.toIntExact(get(LogSetting.MAX_STACK_SIZE)),
                get(LogSetting.EXCLUDED_FRAMES),
                get(LogSetting.ERROR_FINGERPRINT));
        LogOptions options = LogOptions.defaults().withErrors(errors).withMasker(masker());
        return find(LogSetting.FLOOD_LINES_PER_SECOND)
                .map(FloodLimit::new)
                .map(options::withFlood)
                .orElse(options);
    }

    /** What of it says what is hidden; hides nothing where masking is switched off. */
    public Masker masker() {
        if (!get(LogSetting.MASKING)) {
            return Masker.NONE;
        }
        Set<Detector> detectors = new LinkedHashSet<>(Detector.defaults());
        detectors.addAll(listed(LogSetting.MASKED_FORMS));
        listed(LogSetting.UNMASKED_FORMS).forEach(detectors::remove);
        Masking masking = new Masking(detectors, Masking.defaults().names(), listed(LogSetting.MASKED_PATTERNS));
        for (String name : listed(LogSetting.UNMASKED_NAMES)) {
            masking = masking.withoutName(name);
        }
        for (String name : listed(LogSetting.MASKED_NAMES)) {
            masking = masking.withName(name);
        }
        return masking.masker();
    }

    private <T> List<T> listed(LogSetting<List<T>> setting) {
        return find(setting).orElse(List.of());
    }

    /** Describes settings; what is left out has its default. Not thread-safe. */
    public static final class Builder {
        private final Map<LogSetting<?>, Object> given = new LinkedHashMap<>();
        private final Problems problems = new Problems();

        private Builder() {}

        /** Whether lines are shipped at all. */
        public Builder enabled(boolean value) {
            return set(LogSetting.ENABLED, value);
        }

        /** How they are shipped. */
        public Builder mode(LogMode value) {
            return set(LogSetting.MODE, value);
        }

        /** The folder of the files in which durable lines wait; processes of a service may share it. */
        public Builder directory(Path value) {
            return set(LogSetting.DIRECTORY, value);
        }

        /** How many bytes those files may take. */
        public Builder diskSize(long bytes) {
            return set(LogSetting.DISK_SIZE, bytes);
        }

        /** How many bytes the lines that wait in memory may take; durable ones do only while the disk fails. */
        public Builder queueSize(long bytes) {
            return set(LogSetting.QUEUE_SIZE, bytes);
        }

        /** How long a line waits for others to be sent with. */
        public Builder flushInterval(Duration value) {
            return set(LogSetting.FLUSH_INTERVAL, value);
        }

        /** How long the end of the application waits for the last lines. */
        public Builder shutdownTimeout(Duration value) {
            return set(LogSetting.SHUTDOWN_TIMEOUT, value);
        }

        /** How requests are compressed. */
        public Builder compression(Compression value) {
            return set(LogSetting.COMPRESSION, value);
        }

        /** How many bytes of {@code error.stack} are written. */
        public Builder maxStackSize(long bytes) {
            return set(LogSetting.MAX_STACK_SIZE, bytes);
        }

        /** Which frames are only counted instead of {@link ErrorOptions#DEFAULT_EXCLUDED_FRAMES}. */
        public Builder excludedFrames(List<String> beginnings) {
            return set(LogSetting.EXCLUDED_FRAMES, List.copyOf(beginnings));
        }

        /** Whether {@code error.fingerprint} is written, by which Datadog then groups. */
        public Builder errorFingerprint(boolean value) {
            return set(LogSetting.ERROR_FINGERPRINT, value);
        }

        /** From how many equal lines a second on they are only counted. */
        public Builder floodLinesPerSecond(int value) {
            return set(LogSetting.FLOOD_LINES_PER_SECOND, value);
        }

        /** Whether secrets and personal data are hidden. */
        public Builder masking(boolean value) {
            return set(LogSetting.MASKING, value);
        }

        /** Names whose values are hidden, beside {@link Masking#DEFAULT_NAMES}. */
        public Builder maskedNames(List<String> names) {
            return set(LogSetting.MASKED_NAMES, List.copyOf(names));
        }

        /** Names of {@link Masking#DEFAULT_NAMES} whose values are shown. */
        public Builder unmaskedNames(List<String> names) {
            return set(LogSetting.UNMASKED_NAMES, List.copyOf(names));
        }

        /** What is recognised by its form and hidden, beside {@link Detector#defaults()}. */
        public Builder maskedForms(List<Detector> forms) {
            return set(LogSetting.MASKED_FORMS, List.copyOf(forms));
        }

        /** What of {@link Detector#defaults()} is shown. */
        public Builder unmaskedForms(List<Detector> forms) {
            return set(LogSetting.UNMASKED_FORMS, List.copyOf(forms));
        }

        /** Regular expressions in RE2's syntax; what they match is hidden. They need RE2/J on the class path. */
        public Builder maskedPatterns(List<String> patterns) {
            return set(LogSetting.MASKED_PATTERNS, List.copyOf(patterns));
        }

        /** The given setting. */
        public <T> Builder set(LogSetting<T> setting, T value) {
            if (setting.accepted().admits(value)) {
                given.put(setting, value);
            } else {
                problems.add(Problem.of(
                                setting.name(),
                                "must be " + setting.accepted().words(),
                                "Give another, or leave it out to have its default")
                        .withValue(value));
            }
            return this;
        }

        /**
         * The settings.
         *
         * @throws InvalidConfigurationException naming every value that is out of range
         */
        public LogSettings build() {
            problems.throwIfAny();
            return new LogSettings(given);
        }
    }
}
