package dev.hinomi.observability.metrics.catalogue;

import java.util.Locale;

/**
 * A value of a tag. Let an enum implement it, and its constants are the values that the tag can have; for text that is
 * known at run time only there is {@link TagKey#value(String)}.
 */
public interface TagValue {
    /** The name of the constant; an enum has this method already. */
    String name();

    /** The value as it is sent: the name in lower case unless told otherwise. */
    default String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
