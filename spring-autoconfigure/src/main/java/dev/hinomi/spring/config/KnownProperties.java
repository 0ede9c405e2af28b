package dev.hinomi.spring.config;

import dev.hinomi.alerts.query.NearestWord;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The names of all properties, derived from the records that hold them. */
final class KnownProperties {

    private static final List<Known> KNOWN = known("hinomi", HinomiProperties.class);
    private static final List<String> NAMES = KNOWN.stream().map(Known::name).toList();
    private static final List<String> VARIABLES =
            NAMES.stream().map(KnownProperties::variable).toList();

    private KnownProperties() {}

    /** Whether there is such a property, in whatever form its name is written. */
    static boolean contains(ConfigurationPropertyName name) {
        return KNOWN.stream().anyMatch(known -> known.covers(name));
    }

    /** What to do about a name that does not exist. */
    static String advice(String unknown) {
        return NearestWord.to(unknown, NAMES)
                .map(name -> "Did you mean " + name + "?")
                .orElse("Remove it; docs/configuration.md lists every property");
    }

    /** What a variable such as {@code HINOMI_LOGS_QEUE_SIZE} was probably meant to be; empty if it exists, or means ours. */
    static Optional<Misspelt> misspeltVariable(String written) {
        boolean exists = KNOWN.stream().anyMatch(known -> known.coversVariable(written));
        String prefix = "HINOMI_";
        return exists
                ? Optional.empty()
                : NearestWord.to(
                                written.substring(prefix.length()),
                                VARIABLES.stream()
                                        .map(variable -> variable.substring(prefix.length()))
                                        .toList())
                        .map(meant -> new Misspelt(written, prefix + meant));
    }

    /**
     * A name that does not exist.
     *
     * @param written as it was written
     * @param meant what it was probably meant to be
     */
    record Misspelt(String written, String meant) {}

    private record Known(String name, boolean holdsOthers) {

        boolean covers(ConfigurationPropertyName other) {
            ConfigurationPropertyName own = ConfigurationPropertyName.of(name);
            return own.equals(other) || (holdsOthers && own.isAncestorOf(other));
        }

        boolean coversVariable(String other) {
            return covers(variable(name), other) || covers(variable(name.replace("-", "")), other);
        }

        private boolean covers(String own, String other) {
            return own.equals(other) || (holdsOthers && other.startsWith(own + "_"));
        }
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static List<Known> known(String prefix, Class<?> type) {
        List<Known> known = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                known.addAll(known(name, component.getType()));
            } else {
                known.add(new Known(name, holdsOthers(component.getType())));
            }
        }
        return known;
    }

    private static boolean holdsOthers(Class<?> type) {
        return Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
    }
}
