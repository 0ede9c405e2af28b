package dev.hinomi.alerts.logs;

import java.util.List;
import java.util.Optional;

/** One event, under the names that it has in Datadog. */
interface SeenEvent {

    /** The words that a search for words looks at; of very many the first. */
    String message();

    /** The values of a tag, or of a reserved name such as {@code status}. */
    List<String> tag(String name);

    /** The value of an attribute; a dot in its name leads into what lies within another one. */
    Optional<Object> attribute(String path);

    /** Every tag as it is written: {@code key:value}. */
    List<String> tags();
}
