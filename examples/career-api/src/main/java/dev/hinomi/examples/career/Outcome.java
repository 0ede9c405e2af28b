package dev.hinomi.examples.career;

import dev.hinomi.observability.metrics.catalogue.TagValue;

/** How a screening ended. */
enum Outcome implements TagValue {
    ACCEPTED,
    FAILED
}
