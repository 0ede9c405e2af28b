package dev.hinomi.observability.logs;

import java.util.Set;

/**
 * The attribute names that Datadog, or this library, gives a meaning of its own. An attribute of the application with
 * such a name is written under {@value #PREFIX} instead: a {@code status} of 404 becomes {@code app.status}, and the
 * line's own status stays. Source: Datadog's "Pipelines" page, reserved and standard attributes.
 */
public final class ReservedNames {
    /** What is put before a reserved name. */
    public static final String PREFIX = "app.";

    private static final Set<String> RESERVED = Set.of(
            "@timestamp",
            "timestamp",
            "_timestamp",
            "Timestamp",
            "eventTime",
            "date",
            "published_date",
            "syslog.timestamp",
            "status",
            "severity",
            "level",
            "syslog.severity",
            "service",
            "syslog.appname",
            "host",
            "hostname",
            "syslog.hostname",
            "message",
            "ddsource",
            "ddtags",
            "logger",
            "logger.name",
            "logger.thread_name",
            "logger.tags",
            "error",
            "error.kind",
            "error.message",
            "error.stack",
            "dd",
            "log.id",
            "original_timestamp",
            "hinomi.message_cut",
            "hinomi.attributes_cut",
            "hinomi.attributes_omitted");

    private ReservedNames() {}

    static Set<String> all() {
        return RESERVED;
    }

    /** The name under which an attribute of the application is written. */
    public static String forApplication(String name) {
        return RESERVED.contains(name) ? PREFIX + name : name;
    }
}
