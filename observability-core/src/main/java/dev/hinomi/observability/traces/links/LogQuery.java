package dev.hinomi.observability.traces.links;

import dev.hinomi.observability.traces.TraceIds;

/**
 * A search for log lines in Datadog's syntax. Values are quoted where they need it, so that none can add a term. Source:
 * docs.datadoghq.com, "Log Search Syntax".
 *
 * @param text the search
 */
public record LogQuery(String text) {

    /** The lines of one trace. */
    public static LogQuery ofTrace(TraceIds ids) {
        return new LogQuery("trace_id:" + ValidIds.trace(ids));
    }

    /** The lines of one service. */
    public static LogQuery ofService(String service) {
        return new LogQuery("service:" + value(service));
    }

    /** The same in one environment. */
    public LogQuery inEnv(String env) {
        return new LogQuery(text + " env:" + value(env));
    }

    /** The same with one status, such as {@code error}. */
    public LogQuery withStatus(String status) {
        return new LogQuery(text + " status:" + value(status));
    }

    private static String value(String value) {
        boolean plain = !value.isEmpty() && value.chars().allMatch(LogQuery::isPlain);
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(int character) {
        return character == '-'
                || character == '_'
                || character == '.'
                || (character < 0x80 && Character.isLetterOrDigit(character));
    }
}
