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

    /** Whether secrets and personal data are hidden: {@code true} or {@code false}. */
    default void setMasking(String value) {
        take(LogSetting.MASKING.name(), value);
    }

    /** Names whose values are hidden beside those that are by default, separated by commas or given often. */
    default void addMaskedNames(String value) {
        take(LogSetting.MASKED_NAMES.name(), value);
    }

    /** Names whose values are shown although they are hidden by default, separated by commas or given often. */
    default void addUnmaskedNames(String value) {
        take(LogSetting.UNMASKED_NAMES.name(), value);
    }

    /** What is hidden for its form beside what is by default, such as {@code my-number}. */
    default void addMaskedForms(String value) {
        take(LogSetting.MASKED_FORMS.name(), value);
    }

    /** What is shown although it is hidden for its form by default, such as {@code email}. */
    default void addUnmaskedForms(String value) {
        take(LogSetting.UNMASKED_FORMS.name(), value);
    }

    /** What is hidden: a regular expression in RE2's syntax; may be given often. */
    default void addMaskedPatterns(String value) {
        take(LogSetting.MASKED_PATTERNS.name(), value);
    }
}
