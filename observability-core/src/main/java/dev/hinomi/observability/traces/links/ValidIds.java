package dev.hinomi.observability.traces.links;

import dev.hinomi.observability.traces.TraceIds;
import java.util.regex.Pattern;

/** Refuses what is no id, before it becomes part of an address. */
final class ValidIds {
    private static final Pattern TRACE = Pattern.compile("[0-9]{1,20}|[0-9a-fA-F]{32}");
    private static final Pattern SPAN = Pattern.compile("[0-9]{1,20}");
    private static final Pattern DASHBOARD = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private ValidIds() {}

    static String trace(TraceIds ids) {
        return matching(TRACE, ids.traceId(), "A trace id must be decimal or 32 hexadecimal digits");
    }

    static String span(TraceIds ids) {
        return matching(SPAN, ids.spanId(), "A span id must be decimal");
    }

    static String dashboard(String id) {
        return matching(DASHBOARD, id, "The id of a dashboard must look like abc-def-ghi");
    }

    private static String matching(Pattern form, String id, String rule) {
        if (!form.matcher(id).matches()) {
            throw new IllegalArgumentException(rule + ", but was \"" + id + "\".");
        }
        return id;
    }
}
