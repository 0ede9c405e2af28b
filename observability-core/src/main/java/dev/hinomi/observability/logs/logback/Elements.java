package dev.hinomi.observability.logs.logback;

import dev.hinomi.observability.identity.IdentityResolution;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.logs.settings.SettingSource;
import dev.hinomi.observability.logs.settings.WrittenSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the elements that Logback's configurator has read. What is left out comes from the system properties, then
 * from the environment. Not thread-safe: filled before anything starts.
 */
final class Elements {
    private static final Set<String> LISTS = Set.of(
            LogSetting.EXCLUDED_FRAMES.name(),
            LogSetting.MASKED_NAMES.name(),
            LogSetting.UNMASKED_NAMES.name(),
            LogSetting.MASKED_FORMS.name(),
            LogSetting.UNMASKED_FORMS.name());

    private final Map<String, String> texts = new HashMap<>();
    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> environment;

    Elements() {
        this(System::getProperty, System::getenv);
    }

    Elements(Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Takes the text of an element; one that may be given often keeps all of them. */
    void take(String element, String text) {
        if (element.equals(LogSetting.MASKED_PATTERNS.name())) {
            texts.merge(element, text, (before, more) -> before + "\n" + more);
        } else if (LISTS.contains(element)) {
            texts.merge(element, text, (before, more) -> before + "," + more);
        } else {
            texts.put(element, text);
        }
    }

    /** What is set about logs. */
    WrittenSettings logs() {
        return WrittenSettings.read(List.of(
                SettingSource.elements(texts),
                SettingSource.properties(properties),
                SettingSource.environment(environment)));
    }

    /** The text of an element, else of its property, else of its own variable, else of Datadog's. */
    @Nullable
    String text(String element, String property, String variable) {
        String own = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return firstPresent(
                texts.get(element), properties.apply(property), environment.apply(own), environment.apply(variable));
    }

    /** Who logs. */
    Supplier<ServiceIdentity> identity() {
        ServiceIdentity identity = new IdentityResolution(this::identityProperty, environment).resolve(null);
        return () -> identity;
    }

    private @Nullable String identityProperty(String property) {
        return text(property.substring(property.indexOf('.') + 1), property, "");
    }

    private static @Nullable String firstPresent(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return null;
    }
}
