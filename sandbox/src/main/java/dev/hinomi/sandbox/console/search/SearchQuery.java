package dev.hinomi.sandbox.console.search;

import java.util.List;

/**
 * A search in <a href="https://docs.datadoghq.com/logs/explorer/search_syntax/">Datadog's log search syntax</a>. Parsed by
 * {@link SearchParser}. Immutable.
 */
public sealed interface SearchQuery {

    /**
     * Says whether an event is searched for.
     *
     * @param event the event
     * @return whether it belongs to the result
     */
    boolean matches(Searchable event);

    /** The empty search: every event. */
    record Everything() implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return true;
        }
    }

    /**
     * All of several searches.
     *
     * @param parts at least two
     */
    record And(List<SearchQuery> parts) implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return parts.stream().allMatch(part -> part.matches(event));
        }
    }

    /**
     * Any of several searches.
     *
     * @param parts at least two
     */
    record Or(List<SearchQuery> parts) implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return parts.stream().anyMatch(part -> part.matches(event));
        }
    }

    /**
     * The opposite of a search.
     *
     * @param part what must not match
     */
    record Not(SearchQuery part) implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return !part.matches(event);
        }
    }

    /**
     * Words in the message, in any case.
     *
     * @param phrase the words
     */
    record Text(Words phrase) implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return phrase.in(event.text());
        }
    }

    /**
     * Words in any value of the event: {@code *:timeout}.
     *
     * @param phrase the words
     */
    record Anywhere(Words phrase) implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return event.everyValue().stream().anyMatch(phrase::in);
        }
    }

    /**
     * A field that has a value: {@code status:error}, {@code @http.url:*\/jobs\/*}.
     *
     * @param field the field as written
     * @param value what one of its values must look like
     */
    record Field(String field, Glob value) implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return event.values(field).stream().anyMatch(value::matches);
        }
    }

    /**
     * A field with a number in a range: {@code @http.status_code:[500 TO 599]}, {@code @duration:>1000}.
     *
     * @param field the field as written
     * @param bounds the range
     */
    record Range(String field, Bounds bounds) implements SearchQuery {
        @Override
        public boolean matches(Searchable event) {
            return event.values(field).stream().anyMatch(bounds::contain);
        }
    }
}
