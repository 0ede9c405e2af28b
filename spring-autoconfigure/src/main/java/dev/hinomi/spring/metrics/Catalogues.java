package dev.hinomi.spring.metrics;

import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import org.springframework.beans.factory.ObjectProvider;

/** The catalogues of an application as one. */
public final class Catalogues {

    private Catalogues() {}

    /** All beans that are catalogues, in their order. */
    public static MetricCatalogue all(ObjectProvider<MetricCatalogue> catalogues) {
        return catalogues.orderedStream().reduce(MetricCatalogue.of(), MetricCatalogue::and);
    }
}
