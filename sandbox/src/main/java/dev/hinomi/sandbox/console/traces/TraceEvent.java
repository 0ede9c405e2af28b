package dev.hinomi.sandbox.console.traces;

import dev.hinomi.sandbox.console.search.Searchable;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A trace as the search sees it: found when any of its spans has the value.
 *
 * @param trace the trace
 */
public record TraceEvent(Trace trace) implements Searchable {

    @Override
    public String text() {
        return trace.root().name() + " " + trace.root().resource();
    }

    @Override
    public List<String> values(String field) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "service" -> of(Span::service);
            case "resource_name" -> of(Span::resource);
            case "operation_name" -> of(Span::name);
            case "type" -> of(Span::type);
            case "status" -> List.of(trace.error() ? "error" : "ok");
            case "trace_id" -> List.of(trace.id().hex());
            case "@duration" -> List.of(Long.toString(trace.duration().toNanos()));
            default -> tag(field.startsWith("@") ? field.substring(1) : field);
        };
    }

    @Override
    public List<String> everyValue() {
        return trace.spans().stream()
                .flatMap(span -> Stream.concat(
                        Stream.of(span.service(), span.name(), span.resource()), span.meta().values().stream()))
                .toList();
    }

    private List<String> of(Function<Span, String> property) {
        return trace.spans().stream().map(property).distinct().toList();
    }

    private List<String> tag(String key) {
        return trace.spans().stream()
                .flatMap(span -> Stream.concat(
                        Optional.ofNullable(span.meta().get(key)).stream(),
                        Optional.ofNullable(span.metrics().get(key)).map(Object::toString).stream()))
                .toList();
    }
}
