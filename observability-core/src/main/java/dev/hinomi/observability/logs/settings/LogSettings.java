package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.config.InvalidConfigurationException;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        LogOptions options = LogOptions.defaults().withErrors(errors);
        return find(LogSetting.FLOOD_LINES_PER_SECOND)
                .map(FloodLimit::new)
                .map(options::withFlood)
                .orElse(options);
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
