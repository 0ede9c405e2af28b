package dev.hinomi.spring.config;

import dev.hinomi.alerts.query.NearestWord;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The names of all properties, derived from the records that hold them. */
final class KnownProperties {

    private static final List<String> NAMES = names("hinomi", HinomiProperties.class);

    private KnownProperties() {}

    /** Whether there is such a property, in whatever form its name is written. */
    static boolean contains(ConfigurationPropertyName name) {
        return NAMES.stream().map(ConfigurationPropertyName::of).anyMatch(name::equals);
    }

    /** What to do about a name that does not exist. */
    static String advice(String unknown) {
        return NearestWord.to(unknown, NAMES)
                .map(name -> "Did you mean " + name + "?")
                .orElse("Remove it; docs/configuration.md lists every property");
    }

    private static List<String> names(String prefix, Class<?> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                names.addAll(names(name, component.getType()));
            } else {
                names.add(name);
            }
        }
        return names;
    }
}
