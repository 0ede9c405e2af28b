package dev.hinomi.observability.metrics.catalogue;

/** Where an application comes from. */
enum Channel implements TagValue {
    WEB,
    APP
}
