package dev.hinomi.sandbox.console.logs;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.PrettyJson;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.store.LogEntry;
import java.util.List;
import java.util.Map;

/**
 * One log entry in full.
 *
 * @param entry the entry
 * @param traceReceived whether spans of its trace were received
 * @param json the entry as sent, markup for the page
 * @param terms its fields as search terms
 */
public record LogDetail(LogEntry entry, boolean traceReceived, Html json, List<Term> terms) {

    /**
     * A field with a value, which can be searched for.
     *
     * @param field the field as the search names it
     * @param value its value
     * @param only the Logs page with every entry that has it
     * @param not the Logs page without them
     */
    public record Term(String field, String value, Address only, Address not) {}

    static LogDetail of(LogEntry entry, boolean traceReceived) {
        List<Term> terms = entry.attributes().flat().entrySet().stream()
                .filter(attribute -> !attribute.getKey().equals("message"))
                .map(LogDetail::term)
                .toList();
        return new LogDetail(
                entry, traceReceived, PrettyJson.of(entry.attributes().json()), terms);
    }

    private static Term term(Map.Entry<String, String> attribute) {
        String field = switch (attribute.getKey()) {
            case "service", "status", "host" -> attribute.getKey();
            case "ddsource" -> "source";
            default -> "@" + attribute.getKey();
        };
        String term = Facet.term(field, attribute.getValue());
        Address logs = Address.of("logs");
        return new Term(field, attribute.getValue(), logs.with("q", term), logs.with("q", "-" + term));
    }
}
