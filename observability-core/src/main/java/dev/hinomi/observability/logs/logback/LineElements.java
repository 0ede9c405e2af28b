package dev.hinomi.observability.logs.logback;

import dev.hinomi.observability.logs.settings.LogSetting;

/**
 * The elements of a {@code logback.xml} that say how a line is written; docs/configuration.md has their values and
 * defaults.
 */
public sealed interface LineElements permits DatadogAppender, DatadogEncoder, DatadogLayout {
    /** Takes the text of an element; the methods that Logback calls are named after one each. */
    void take(String element, String text);

    /** The service; {@code DD_SERVICE} if not set. */
    default void setService(String value) {
        take("service", value);
    }

    /** The environment; {@code DD_ENV} if not set. */
    default void setEnv(String value) {
        take("env", value);
    }

    /** The version; {@code DD_VERSION} if not set. */
    default void setVersion(String value) {
        take("version", value);
    }

    /** At what size {@code error.stack} is cut, such as {@code 25KB}. */
    default void setMaxStackSize(String value) {
        take(LogSetting.MAX_STACK_SIZE.name(), value);
    }

    /** Beginnings of {@code class.method} names whose frames are only counted, separated by commas or given often. */
    default void addExcludedFrames(String value) {
        take(LogSetting.EXCLUDED_FRAMES.name(), value);
    }

    /** Whether {@code error.fingerprint} is written, by which Datadog then groups: {@code true} or {@code false}. */
    default void setErrorFingerprint(String value) {
        take(LogSetting.ERROR_FINGERPRINT.name(), value);
    }
}
