package dev.hinomi.alerts.logs;

import java.util.Locale;

/**
 * Statuses as Datadog's status remapper names them (documentation, {@code logs/log_configuration/processors}, log status remapper):
 * what begins with e is an error, with w a warning, with i information, and traces are {@code debug}.
 */
final class LogStatus {

    private LogStatus() {}

    static String of(String written) {
        String status = written.strip().toLowerCase(Locale.ROOT);
        return switch (status) {
            case "warn", "warning" -> "warn";
            case "trace", "debug" -> "debug";
            case "err", "error" -> "error";
            case "information", "info" -> "info";
            default -> status;
        };
    }
}
