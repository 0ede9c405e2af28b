package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.traces.TraceIds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the application added to one event, under the names it will have in the line: each of them once. */
final class Attributes {
    private static final String FINGERPRINT = "error.fingerprint";

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private int omitted;

    private Attributes() {}

    /** The attributes of an event, with the ids of the current trace; a fingerprint of the application's own wins. */
    static Attributes of(LogEvent event, Optional<String> fingerprint) {
        Attributes attributes = new Attributes();
        fingerprint.ifPresent(ours -> attributes.add(FINGERPRINT, ours));
        event.forEachAttribute(attributes::add);
        attributes.addTraceIds();
        return attributes;
    }

    static String cutName(String name) {
        return name.length() <= LogLimits.NAME_CHARS ? name : name.substring(0, LogLimits.NAME_CHARS);
    }

    void writeTo(JsonWriter json) {
        AttributeValues writer = new AttributeValues(json);
        values.forEach((name, value) -> {
            if (writer.isFull() || json.length() > 200_000) {
                omitted++;
            } else {
                json.name(name);
                writer.write(value);
            }
        });
        if (writer.cut() > 0) {
            json.name("hinomi.attributes_cut").value(writer.cut());
        }
        if (omitted > 0) {
            json.name("hinomi.attributes_omitted").value(omitted);
        }
    }

    private void add(@Nullable String name, @Nullable Object value) {
        if (name == null || name.isBlank()) {
            return;
        }
        String written = cutName(ReservedNames.forApplication(name));
        if (values.size() < LogLimits.ATTRIBUTES || values.containsKey(written)) {
            values.put(written, value);
        } else {
            omitted++;
        }
    }

    /** The tracer puts its ids among the event's own attributes; where it does not, it is asked. */
    private void addTraceIds() {
        if (hasId(TraceIds.TRACE_ID)) {
            return;
        }
        values.remove(TraceIds.TRACE_ID);
        values.remove(TraceIds.SPAN_ID);
        TraceIds.current().ifPresent(ids -> {
            values.put(TraceIds.TRACE_ID, ids.traceId());
            values.put(TraceIds.SPAN_ID, ids.spanId());
        });
    }

    private boolean hasId(String name) {
        return values.get(name) instanceof String id && TraceIds.isPresent(id);
    }
}
