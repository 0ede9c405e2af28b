package dev.hinomi.sandbox.console.search;

import java.util.List;

/** An event that a {@link SearchQuery} can be asked about. */
public interface Searchable {

    /**
     * What a plain word is looked for in.
     *
     * @return the event's message
     */
    String text();

    /**
     * The values of one field.
     *
     * @param field a reserved attribute or a tag ({@code service}), or an attribute's path ({@code @http.status_code})
     * @return its values as text; empty when the event has none
     */
    List<String> values(String field);

    /**
     * What {@code *:word} is looked for in.
     *
     * @return every value of the event, the message included
     */
    List<String> everyValue();
}
