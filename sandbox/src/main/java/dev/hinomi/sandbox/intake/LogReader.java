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
    private static final List<String> SOURCE = List.of("ddsource");
    private static final List<String> TRACE = List.of("dd.trace_id", "contextMap.dd.trace_id");
    private static final List<String> SPAN = List.of("dd.span_id", "contextMap.dd.span_id");

    private final Request request;

    LogReader(Request request) {
        this.request = request;
    }

    /** Reads the entry; its id is 0 until it is stored. */
    LogEntry read(JsonObject json, String root) {
        Attributes attributes = Attributes.of(json);
        Findings findings = new Findings(root, LogRules.SOURCE);
        check(json, attributes, findings);
        Instant date = date(attributes, findings);
        return new LogEntry(
                0,
                request.id(),
                request.at(),
                date,
                LogStatus.remap(first(attributes, STATUS).orElse(null)),
                reserved(attributes, SERVICE, "service"),
                reserved(attributes, HOST, "hostname"),
                reserved(attributes, SOURCE, "ddsource"),
                tags(attributes),
                LogRules.cut(attributes.text("message").orElse(""), attributes),
                TraceId.parse(first(attributes, TRACE).orElse(null)).orElse(null),
                first(attributes, SPAN).orElse(null),
                attributes,
                findings.all());
    }

    private void check(JsonObject json, Attributes attributes, Findings findings) {
        LogRules.size(attributes, findings);
        LogRules.message(attributes.text("message").orElse(""), findings);
        LogRules.tags(tags(attributes), findings);
        LogRules.attributes(json, attributes, findings);
        first(attributes, STATUS).ifPresent(raw -> LogRules.status(raw, findings));
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

    /** A reserved attribute, or else the parameter of the address that stands in for it. */
    private String reserved(Attributes attributes, List<String> paths, String parameter) {
        return first(attributes, paths).or(() -> request.query().get(parameter)).orElse("");
    }

    private static Optional<String> first(Attributes attributes, List<String> paths) {
        return paths.stream()
                .flatMap(path -> attributes.text(path).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
