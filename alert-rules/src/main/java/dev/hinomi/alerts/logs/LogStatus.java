package dev.hinomi.alerts.logs;

import java.util.Locale;

/**
 * Statuses as Datadog's status remapper names them (documentation, {@code logs/log_configuration/processors}, log status remapper):
 * what begins with e is an error, with w a warning, with i information, traces are {@code debug}, and a success is {@code ok}. Those of
 * events are the same ({@code service_management/events/guides/migrating_to_new_events_features}, status remapping).
 */
final class LogStatus {

    private LogStatus() {}

    /** Of the levels of logging libraries without any garbage, because it is asked of every event. */
    static String of(String written) {
        return switch (written) {
            case "ERROR" -> "error";
            case "WARN" -> "warn";
            case "INFO" -> "info";
            case "DEBUG", "TRACE" -> "debug";
            default -> named(written.strip().toLowerCase(Locale.ROOT));
        };
    }

    private static String named(String status) {
        return switch (status) {
            case "warn", "warning" -> "warn";
            case "trace", "debug" -> "debug";
            case "err", "error" -> "error";
            case "information", "info" -> "info";
            case "success", "ok" -> "ok";
            default -> status;
        };
    }
}
