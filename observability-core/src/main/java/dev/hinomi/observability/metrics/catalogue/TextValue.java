package dev.hinomi.observability.metrics.catalogue;

/** A value that is known at run time only, of a key that it names itself. */
record TextValue(TagKey key, String name) implements TagValue {
    @Override
    public String text() {
        return name;
    }
}
