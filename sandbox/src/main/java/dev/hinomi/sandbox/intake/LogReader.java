package dev.hinomi.sandbox.intake;

import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.LogStatus;
import dev.hinomi.sandbox.store.TraceId;
import dev.hinomi.sandbox.web.Request;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one log entry as Datadog's preprocessing does: reserved attributes first, the rest as attributes. Source:
 * docs.datadoghq.com/logs/log_configuration/pipelines/#preprocessing.
 */
final class LogReader {

    private static final List<String> HOST = List.of("host", "hostname", "syslog.hostname");
    private static final List<String> STATUS = List.of("status", "severity", "level", "syslog.severity");
    private static final List<String> SERVICE = List.of("service", "syslog.appname", "dd.service");
    private static final List<String> TRACE = List.of("dd.trace_id", "contextMap.dd.trace_id");
    private static final List<String> SPAN = List.of("dd.span_id", "contextMap.dd.span_id");

    private final Request request;

    LogReader(Request request) {
        this.request = request;
    }

    /** Reads the entry; its id is 0 until it is stored. */
    LogEntry read(JsonObject json, String root) {
        Findings findings = new Findings(root, LogRules.SOURCE);
        Attributes attributes = Attributes.of(json);
        String message = attributes.text("message").orElse("");
        int bytes = attributes.toString().length();
        LogRules.size(bytes, findings);
        LogRules.message(message, findings);
        List<String> tags = tags(attributes);
        LogRules.tags(tags, findings);
        LogRules.attributes(json, attributes, findings);
        Optional<String> status = first(attributes, STATUS);
        status.ifPresent(raw -> LogRules.status(raw, findings));
        Instant date = date(attributes, findings);
        return new LogEntry(
                0,
                request.id(),
                request.at(),
                date,
                LogStatus.remap(status.orElse(null)),
                first(attributes, SERVICE)
                        .or(() -> request.query().get("service"))
                        .orElse(""),
                first(attributes, HOST)
                        .or(() -> request.query().get("hostname"))
                        .orElse(""),
                attributes
                        .text("ddsource")
                        .or(() -> request.query().get("ddsource"))
                        .orElse(""),
                tags,
                bytes > LogRules.MAX_LOG_BYTES ? cut(message, bytes - LogRules.MAX_LOG_BYTES) : message,
                TraceId.parse(first(attributes, TRACE).orElse(null)).orElse(null),
                first(attributes, SPAN).orElse(null),
                attributes,
                findings.all());
    }

    private Instant date(Attributes attributes, Findings findings) {
        Optional<String> raw = LogDates.raw(attributes);
        if (raw.isEmpty()) {
            return request.at();
        }
        Optional<Instant> date = LogDates.parse(raw.get());
        if (date.isEmpty()) {
            LogRules.unreadableDate(raw.get(), findings);
            return request.at();
        }
        LogRules.date(date.get(), request.at(), findings);
        return date.get();
    }

    private List<String> tags(Attributes attributes) {
        String all =
                attributes.text("ddtags").orElse("") + "," + request.query().get("ddtags", "");
        return Arrays.stream(all.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static Optional<String> first(Attributes attributes, List<String> paths) {
        return paths.stream()
                .flatMap(path -> attributes.text(path).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static String cut(String message, int tooMany) {
        return message.substring(0, Math.max(0, message.length() - tooMany));
    }
}
