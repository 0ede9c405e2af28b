package dev.hinomi.spring.traces;

import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.spring.metrics.Catalogues;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The team of an observation: the owner of the declared metric that has its name. Thread-safe. */
final class Owners implements Function<String, Map<String, String>> {

    private static final String TEAM = "team";

    private final ObjectProvider<MetricCatalogue> catalogues;
    private volatile @Nullable Map<String, Map<String, String>> byName;

    /** The catalogues are looked up at the first observation that ends. */
    Owners(ObjectProvider<MetricCatalogue> catalogues) {
        this.catalogues = catalogues;
    }

    @Override
    public Map<String, String> apply(String name) {
        Map<String, Map<String, String>> known = byName;
        if (known == null) {
            known = read();
            byName = known;
        }
        return known.getOrDefault(name, Map.of());
    }

    private Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> owners = new HashMap<>();
        for (MetricCatalogue.Entry entry : Catalogues.all(catalogues).entries()) {
            String owner = entry.metric().owner();
            if (owner != null) {
                owners.putIfAbsent(entry.metric().name(), Map.of(TEAM, owner));
            }
        }
        return owners;
    }
}
