package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.traces.TraceIds;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the application added to one event, under the names it will have in the line: each of them once, and the last
 * value wins. The ids of the trace come first, so that there is always room for them. Not thread-safe.
 */
final class Attributes implements BiConsumer<String, @Nullable Object> {
    private static final int TRACE_ID = 0;
    private static final int SPAN_ID = 1;
    private static final int IDS = 2;
    private static final JsonFragment CUT = JsonFragment.name("hinomi.attributes_cut");
    private static final JsonFragment OMITTED = JsonFragment.name("hinomi.attributes_omitted");

    private final AttributeNames known;
    private final AttributeName[] names = new AttributeName[IDS + LogLimits.ATTRIBUTES];
    private final int[] hashes = new int[names.length];
    private final @Nullable Object[] values = new Object[names.length];
    private final Function<String, @Nullable String> context = this::text;
    private int count;
    private int omitted;

    Attributes(AttributeNames known) {
        this.known = known;
        add(known.of(TraceIds.TRACE_ID), null);
        add(known.of(TraceIds.SPAN_ID), null);
    }

    /** Adds one attribute; one without a name is left out. */
    @Override
    public void accept(@Nullable String name, @Nullable Object value) {
        if (name != null) {
            add(known.of(name), value);
        }
    }

    /** Counts attributes that could not be read. */
    void omit(int unreadable) {
        omitted += unreadable;
    }

    /** Writes them up to an index of the line; what would pass it is left out and counted. */
    void writeTo(JsonWriter json, AttributeValues writer, int end) {
        writer.begin(json, end);
        findTrace();
        for (int i = 0; i < count; i++) {
            if (i >= IDS || values[i] != null) {
                write(names[i], values[i], json, writer);
            }
        }
        if (writer.cut() > 0) {
            json.name(CUT).value(writer.cut());
        }
        if (omitted > 0) {
            json.name(OMITTED).value(omitted);
        }
    }

    /** Forgets everything, so that nothing of the application is kept from one event to the next. */
    void clear() {
        Arrays.fill(values, 0, count, null);
        Arrays.fill(names, IDS, count, null);
        count = IDS;
        omitted = 0;
    }

    private void write(AttributeName name, @Nullable Object value, JsonWriter json, AttributeValues writer) {
        int mark = json.length();
        if (writer.isFull()) {
            omitted++;
            return;
        }
        json.name(name.json());
        writer.write(value, name.secrecy());
        if (writer.isTooLong()) {
            json.rewind(mark);
            omitted++;
        }
    }

    private void add(AttributeName name, @Nullable Object value) {
        if (name.isNone()) {
            return;
        }
        int hash = name.written().hashCode();
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && names[i].isWrittenAs(name)) {
                values[i] = value;
                return;
            }
        }
        if (count == names.length) {
            omitted++;
            return;
        }
        names[count] = name;
        hashes[count] = hash;
        values[count++] = value;
    }

    /** The tracer puts its ids among the event's own attributes; where it does not, it is asked. */
    private void findTrace() {
        if (values[TRACE_ID] instanceof String id && TraceIds.isPresent(id)) {
            return;
        }
        values[TRACE_ID] = null;
        values[SPAN_ID] = null;
        Optional<TraceIds> found = TraceIds.of(context);
        values[TRACE_ID] = found.map(TraceIds::traceId).orElse(null);
        values[SPAN_ID] = found.map(TraceIds::spanId).orElse(null);
    }

    private @Nullable String text(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash && names[i].written().equals(name)) {
                return values[i] instanceof String text ? text : null;
            }
        }
        return null;
    }
}
