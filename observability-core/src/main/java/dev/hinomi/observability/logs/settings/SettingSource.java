package dev.hinomi.observability.logs.settings;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One place where settings are written as texts.
 *
 * @param origin the place in words
 * @param key what a setting is called there
 * @param text what is written under such a name; {@code null} if nothing is
 */
public record SettingSource(
        String origin, Function<LogSetting<?>, String> key, Function<String, @Nullable String> text) {
    /** The elements of a {@code logback.xml}, by name. */
    public static SettingSource elements(Map<String, String> elements) {
        return new SettingSource("logback.xml", LogSetting::name, elements::get);
    }

    /** Properties such as {@code hinomi.logs.queue-size}, of the Java virtual machine for instance. */
    public static SettingSource properties(Function<String, @Nullable String> properties) {
        return new SettingSource("system property", LogSetting::property, properties);
    }

    /** Variables such as {@code HINOMI_LOGS_QUEUE_SIZE}. */
    public static SettingSource environment(Function<String, @Nullable String> environment) {
        return new SettingSource("environment variable", LogSetting::variable, environment);
    }
}
