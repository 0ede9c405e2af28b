package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.config.Reading;
import java.util.List;

/**
 * Settings read from texts: one that cannot be used leaves its default, and is told; of a
 * list the items that can be used are.
 *
 * @param settings complete and valid
 * @param problems one for each text that was not used, or not all of it
 */
public record WrittenSettings(LogSettings settings, List<Problem> problems) {
    /** Keeps its own copy of the problems. */
    public WrittenSettings {
        problems = List.copyOf(problems);
    }

    /** What these places say; of two that speak of one setting the first wins, and a blank text says nothing. */
    public static WrittenSettings read(List<SettingSource> sources) {
        LogSettings.Builder settings = LogSettings.builder();
        Problems problems = new Problems();
        LogSetting.all().forEach(setting -> read(setting, sources, settings, problems));
        return new WrittenSettings(settings.build(), problems.all());
    }

    private static <T> void read(
            LogSetting<T> setting, List<SettingSource> sources, LogSettings.Builder settings, Problems problems) {
        for (SettingSource source : sources) {
            String key = source.key().apply(setting);
            String text = source.text().apply(key);
            if (text != null && !text.isBlank()) {
                Reading<T> reading = setting.accepted().read(text);
                reading.value().ifPresent(value -> settings.set(setting, value));
                reading.problem(key, setting.accepted().words())
                        .ifPresent(problem -> problems.add(problem.at(source.origin())));
                return;
            }
        }
    }
}
