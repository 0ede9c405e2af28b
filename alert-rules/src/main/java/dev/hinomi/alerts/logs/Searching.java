package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.query.Comparison;
import dev.hinomi.alerts.query.Search;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes a test of a search. Only searches that {@code SearchMonitor.evaluability()} places in this process are known here; cheap
 * parts are asked before dear ones.
 */
final class Searching {

    private Searching() {}

    static EventTest of(Search search) {
        if (search instanceof Search.Everything) {
            return EventTest.EVERYTHING;
        }
        if (search instanceof Search.Not not) {
            return of(not.operand()).not();
        }
        if (search instanceof Search.All all) {
            return all.parts().stream()
                    .sorted(Comparator.comparingInt(Searching::cost))
                    .map(Searching::of)
                    .reduce(EventTest.EVERYTHING, EventTest::and);
        }
        if (search instanceof Search.Any any) {
            return any.parts().stream().map(Searching::of).reduce(EventTest::or).orElse(EventTest.EVERYTHING);
        }
        if (search instanceof Search.Field field) {
            return field(field.name(), field.value());
        }
        if (search instanceof Search.Phrase phrase) {
            return inMessage(SearchedText.phrase(phrase.text()));
        }
        if (search instanceof Search.Word word) {
            return word.word().equals("*") ? EventTest.EVERYTHING : inMessage(SearchedText.word(word.word()));
        }
        throw new IllegalArgumentException(
                search.canonical() + " cannot be decided here: ask the query's evaluability first");
    }

    /** Tags are at hand, an attribute must be looked for, and a message must be written out first. */
    private static int cost(Search search) {
        if (search instanceof Search.Not not) {
            return cost(not.operand());
        }
        if (search instanceof Search.Field field) {
            return field.name().startsWith("@") ? 1 : 0;
        }
        return 2;
    }

    private static EventTest inMessage(Pattern pattern) {
        return event -> pattern.matcher(event.message()).find();
    }

    private static EventTest field(String name, Search value) {
        if (value instanceof Search.Not not) {
            return field(name, not.operand()).not();
        }
        if (value instanceof Search.All all) {
            return all.parts().stream().map(part -> field(name, part)).reduce(EventTest.EVERYTHING, EventTest::and);
        }
        if (value instanceof Search.Any any) {
            return any.parts().stream()
                    .map(part -> field(name, part))
                    .reduce(EventTest::or)
                    .orElse(EventTest.EVERYTHING);
        }
        if (name.equals("tags")) {
            Predicate<Object> wanted = value(value instanceof Search.Field pair ? whole(pair) : value);
            return event -> event.tags().stream().anyMatch(wanted);
        }
        if (name.startsWith("@")) {
            Predicate<Object> wanted = value(value);
            String path = name.substring(1);
            return event ->
                    event.attribute(path).filter(found -> anyOf(found, wanted)).isPresent();
        }
        Predicate<Object> wanted = name.equals("status") ? status(value) : value(value);
        return event -> event.tag(name).stream().anyMatch(wanted);
    }

    /** {@code tags:(team:web OR team:api)} has a tag where other fields have a value. */
    private static Search whole(Search.Field pair) {
        return pair.value() instanceof Search.Phrase phrase
                ? new Search.Phrase(pair.name() + ":" + phrase.text(), pair.span())
                : new Search.Word(pair.canonical(), pair.span());
    }

    private static boolean anyOf(Object found, Predicate<Object> wanted) {
        return found instanceof Collection<?> several
                ? several.stream().anyMatch(one -> one != null && wanted.test(one))
                : wanted.test(found);
    }

    private static Predicate<Object> status(Search value) {
        return value instanceof Search.Word word && word.word().indexOf('*') < 0
                ? LogStatus.of(word.word())::equals
                : value(value);
    }

    private static Predicate<Object> value(Search value) {
        if (value instanceof Search.Range range) {
            return number -> between(range, number(number));
        }
        if (value instanceof Search.Limit limit) {
            double edge = Double.parseDouble(limit.value());
            return number ->
                    number(number).stream().anyMatch(found -> limit.comparator().test(found, edge));
        }
        if (value instanceof Search.Phrase phrase) {
            return SearchedText.literal(phrase.text())::equals;
        }
        if (value instanceof Search.Word word) {
            if (word.word().equals("*")) {
                return found -> true;
            }
            Pattern pattern = SearchedText.value(word.word());
            return found -> pattern.matcher(text(found)).matches();
        }
        throw new IllegalArgumentException(
                value.canonical() + " cannot be decided here: ask the query's evaluability first");
    }

    private static boolean between(Search.Range range, OptionalDouble found) {
        return found.stream()
                .anyMatch(number -> isAbove(range.from(), range.fromIncluded(), number)
                        && isBelow(range.to(), range.toIncluded(), number));
    }

    private static boolean isAbove(String edge, boolean included, double number) {
        return edge.equals("*")
                || (included ? Comparison.Comparator.AT_LEAST : Comparison.Comparator.ABOVE)
                        .test(number, Double.parseDouble(edge));
    }

    private static boolean isBelow(String edge, boolean included, double number) {
        return edge.equals("*")
                || (included ? Comparison.Comparator.AT_MOST : Comparison.Comparator.BELOW)
                        .test(number, Double.parseDouble(edge));
    }

    private static OptionalDouble number(Object value) {
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        String text = text(value);
        return text.matches("-?\\d{1,15}(\\.\\d{1,15})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** The statuses that it can find, in lower case; empty if there may be others. */
    static List<String> statuses(Search search) {
        if (search instanceof Search.Field field && field.name().equals("status")) {
            return words(field.value());
        }
        if (search instanceof Search.All all) {
            return all.parts().stream()
                    .map(Searching::statuses)
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
        return List.of();
    }

    private static List<String> words(Search value) {
        if (value instanceof Search.Word word && word.word().indexOf('*') < 0) {
            return List.of(LogStatus.of(word.word().toLowerCase(Locale.ROOT)));
        }
        if (value instanceof Search.Any any) {
            List<List<String>> each = any.parts().stream().map(Searching::words).toList();
            return each.stream().anyMatch(List::isEmpty)
                    ? List.of()
                    : each.stream().flatMap(List::stream).toList();
        }
        return List.of();
    }

    /** A whole number as people write it: 500 and not 500.0. */
    static String text(Object value) {
        String text = String.valueOf(value);
        return value instanceof Double && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
