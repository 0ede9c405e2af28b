package dev.hinomi.sandbox.console;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** What a job board sends on a bad afternoon, over real HTTP. */
final class Traffic {
    static final long TRACE = 0x7211_0622_6BA2_CA55L;
    static final String BLOCKS = """
                [{"type":"section","text":{"type":"mrkdwn","text":"<!subteam^S0ONCALL01> :red_circle: *CRITICAL* API error rate on `career-api`"}},
                 {"type":"section","fields":[{"type":"mrkdwn","text":"*Now*\\n9.0 % > 5 %, 1.8x"},{"type":"mrkdwn","text":"*Since*\\n<!date^1795444547^{date_short} {time}|just now>"},
                  {"type":"mrkdwn","text":"*Where*\\nprod, version 1.4.2"},{"type":"mrkdwn","text":"*On call*\\n<@U0PRIMARY1>"}]},
                 {"type":"section","text":{"type":"mrkdwn","text":"> Payment declined: card expired &lt;PaymentException&gt;\\nSee <https://wiki.example.com/runbooks/api-error-rate|the runbook> and _keep calm_."}},
                 {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Logs"},"url":"https://app.example.com/logs"},{"type":"button","style":"danger","text":{"type":"plain_text","text":"Silence 1 h"}}]},
                 {"type":"context","elements":[{"type":"mrkdwn","text":"rule `api-error-rate` · incident `i-7f3a`"}]}]
                """;
    private static final long HANDLER = 77;
    private static final Gson GSON = new Gson();

    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant now = Instant.now();

    Traffic(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    void sendAll() {
        logs();
        series();
        delivery();
        trace();
        events();
        alerts();
        slack();
    }

    void logs() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String status = i % 17 == 0 ? "error" : i % 9 == 0 ? "warn" : i % 5 == 0 ? "debug" : "info";
            Map<String, Object> entry =
                    log(status, "GET /jobs/" + i + " answered in " + (12 + i % 40) + " ms", 120 - i);
            entry.put("http", Map.of("status_code", status.equals("error") ? 503 : 200, "method", "GET"));
            entries.add(entry);
        }
        Map<String, Object> traced = log("error", "Payment declined: card expired, retry later", 1);
        traced.put("dd.trace_id", Long.toUnsignedString(TRACE));
        traced.put("dd.span_id", Long.toString(HANDLER));
        traced.put("error", Map.of("kind", "PaymentException", "message", "card expired"));
        entries.add(traced);
        Map<String, Object> old = log("info", "from before the flood", 0);
        old.put("timestamp", now.minusSeconds(72 * 3600).toEpochMilli());
        entries.add(old);
        postJson("/api/v2/logs", GSON.toJson(entries));
    }

    void events() {
        for (int i = 0; i < 3; i++) {
            postJson(
                    "/api/v1/events",
                    GSON.toJson(Map.of(
                            "title", "career-api 1.4.2 deployed to prod",
                            "text", "version 1.4.2\ncommit 4f1c2a9\nby u-1042",
                            "date_happened", now.minusSeconds(90).getEpochSecond(),
                            "alert_type", "info",
                            "aggregation_key", "deployment career-api prod 1.4.2",
                            "source_type_name", "my_apps",
                            "tags", List.of("service:career-api", "env:prod", "version:1.4.2"))));
        }
        postJson(
                "/api/v1/events",
                GSON.toJson(Map.of(
                        "title", "Job nightly-index failed",
                        "text", "Job nightly-index failed in 3.012 s: java.lang.IllegalStateException (exit code 1)",
                        "alert_type", "error",
                        "aggregation_key", "job nightly-index",
                        "tags", List.of("job:nightly-index", "outcome:failed"))));
    }

    void log(String message) {
        postJson("/api/v2/logs", GSON.toJson(List.of(log("info", message, 0))));
    }

    private Map<String, Object> log(String status, String message, int secondsAgo) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("timestamp", now.minusSeconds(secondsAgo).toEpochMilli());
        entry.put("message", message);
        entry.put("status", status);
        entry.put("service", secondsAgo % 3 == 0 ? "payment-api" : "career-api");
        entry.put("ddsource", "java");
        entry.put("ddtags", "env:prod,version:1.4.2");
        entry.put("hostname", "ip-10-0-3-17");
        entry.put("logger", Map.of("name", "dev.example.jobs.JobController"));
        return entry;
    }

    void series() {
        List<Object> series = new ArrayList<>();
        for (String outcome : List.of("success", "client_error", "server_error")) {
            series.add(series("http.server.requests.count", 1, outcome, outcome.equals("success") ? 120 : 7));
        }
        series.add(series("jvm.memory.used", 3, "heap", 240_000_000));
        series.add(series("hikaricp.connections.active", 3, "success", 6));
        series.add(series("career.applications.submitted", 1, "success", 4));
        series.add(alertValues());
        postJson("/api/v2/series", GSON.toJson(Map.of("series", series)));
    }

    private Map<String, Object> series(String metric, int type, String outcome, double level) {
        List<Object> points = new ArrayList<>();
        for (int i = 60; i > 0; i--) {
            double value = level * (1 + 0.3 * Math.sin(i / 6.0)) + (outcome.equals("server_error") && i < 15 ? 60 : 0);
            if (i < 30 || i > 36) {
                points.add(Map.of("timestamp", now.getEpochSecond() - i * 10L, "value", value));
            }
        }
        return Map.of(
                "metric", metric,
                "type", type,
                "interval", 10,
                "points", points,
                "tags", List.of("env:prod", "service:career-api", "outcome:" + outcome));
    }

    /** Two copies of a service tell of their deliveries: one busy, one that lost count and fell silent. */
    void delivery() {
        List<Object> series = new ArrayList<>();
        books("0a1b2c3d", 10, Map.of("accepted", 1200, "sent", 1185, "dropped", 3, "retries", 2))
                .forEach(series::add);
        series.add(report("hinomi.delivery.queued", 3, "0a1b2c3d", 10, 12));
        series.add(report("hinomi.delivery.queued.bytes", 3, "0a1b2c3d", 10, 6_400));
        series.add(report("hinomi.logs.suppressed", 1, "0a1b2c3d", 10, 40));
        books("4e5f6a7b", 600, Map.of("accepted", 600, "sent", 590)).forEach(series::add);
        postJson("/api/v2/series", GSON.toJson(Map.of("series", series)));
    }

    private List<Object> books(String instance, int secondsAgo, Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> report("hinomi.delivery." + count.getKey(), 1, instance, secondsAgo, count.getValue()))
                .toList();
    }

    private Object report(String metric, int type, String instance, int secondsAgo, double value) {
        List<String> tags =
                new ArrayList<>(List.of("env:prod", "service:career-api", "instance:" + instance, "signal:logs"));
        if (metric.endsWith("dropped")) {
            tags.add("reason:spool_full");
        }
        return Map.of(
                "metric", metric,
                "type", type,
                "interval", 10,
                "points", List.of(Map.of("timestamp", now.getEpochSecond() - secondsAgo, "value", value)),
                "tags", tags);
    }

    private Map<String, Object> alertValues() {
        List<Object> points = new ArrayList<>();
        for (int i = 40; i > 0; i--) {
            points.add(Map.of("timestamp", now.getEpochSecond() - i * 10L, "value", i < 14 ? 0.09 : 0.01));
        }
        return Map.of(
                "metric",
                "hinomi.alerts.value",
                "type",
                3,
                "points",
                points,
                "tags",
                List.of("rule:api-error-rate", "group:service:career-api", "env:prod"));
    }

    void trace() {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(1).packArrayHeader(8);
            span(packer, 1, 0, "career-api", "POST /jobs/{id}/apply", 0, 1_820, true);
            span(packer, HANDLER, 1, "career-api", "JobController.apply", 12, 1_790, true);
            span(packer, 3, HANDLER, "career-db", "SELECT * FROM jobs WHERE id = ?", 30, 41, false);
            span(packer, 4, HANDLER, "career-db", "INSERT INTO applications", 90, 60, false);
            span(packer, 5, HANDLER, "payment-api", "POST /charges", 170, 1_500, true);
            span(packer, 6, 5, "payment-api", "ChargeController.create", 180, 1_460, true);
            span(packer, 7, 6, "elasticsearch", "PUT /charges/_doc", 1_500, 90, false);
            span(packer, 8, HANDLER, "career-api", "notify (async)", 1_750, 300, false);
            post("/v0.4/traces", sandbox.agentUri(), "application/msgpack", packer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("spans could not be packed", e);
        }
    }

    /** One span of its own trace that says the same text everywhere. */
    void trace(long traceId, String text) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(1).packArrayHeader(1).packMapHeader(9);
            packer.packString("trace_id").packLong(traceId);
            packer.packString("span_id").packLong(traceId);
            for (String field : List.of("service", "name", "resource", "type")) {
                packer.packString(field).packString(text);
            }
            packer.packString("start").packLong(now.toEpochMilli() * 1_000_000);
            packer.packString("duration").packLong(1_000_000);
            packer.packString("meta").packMapHeader(1).packString(text).packString(text);
            post("/v0.4/traces", sandbox.agentUri(), "application/msgpack", packer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("a span could not be packed", e);
        }
    }

    private void span(
            MessageBufferPacker packer,
            long id,
            long parent,
            String service,
            String resource,
            long at,
            long ms,
            boolean error)
            throws IOException {
        packer.packMapHeader(11);
        packer.packString("trace_id").packBigInteger(new BigInteger(Long.toUnsignedString(TRACE)));
        packer.packString("span_id").packLong(id);
        packer.packString("parent_id").packLong(parent);
        packer.packString("service").packString(service);
        packer.packString("name").packString(parent == 0 ? "servlet.request" : "work");
        packer.packString("resource").packString(resource);
        packer.packString("type").packString("web");
        packer.packString("start").packLong((now.toEpochMilli() - 2_000 + at) * 1_000_000);
        packer.packString("duration").packLong(ms * 1_000_000);
        packer.packString("error").packInt(error ? 1 : 0);
        packer.packString("meta").packMapHeader(2);
        packer.packString("http.status_code").packString(error ? "503" : "200");
        packer.packString("env").packString("prod");
    }

    void alerts() {
        List<Object> entries = new ArrayList<>();
        entries.add(told("alert.rule", 600, "", "", "", "", ""));
        entries.add(told("alert.transition", 500, "NO_DATA", "OK", "0.004", "a healthy value was measured", ""));
        entries.add(told("alert.transition", 140, "OK", "WARN", "0.03", "warning_crossed", "i-7f3a"));
        entries.add(told("alert.transition", 90, "WARN", "FIRING", "0.09", "raised_to_critical", "i-7f3a"));
        entries.add(told("alert.withheld", 139, "", "WARN", "", "off_hours", "i-7f3a"));
        Map<String, Object> waits = told("alert.postponed", 80, "", "FIRING", "", "Slack answered 503", "i-7f3a");
        waits.put("alert.channel", "#career-alerts");
        waits.put("alert.wait_ms", 2_000);
        waits.put("alert.failures", 3);
        entries.add(waits);
        Map<String, Object> quiet = told("alert.rule", 600, "", "", "", "", "");
        quiet.put("alert.rule", "applications-stalled");
        quiet.put("alert.title", "Nobody has applied for ten minutes");
        entries.add(quiet);
        Map<String, Object> grouped = told("alert.transition", 60, "OK", "WARN", "42", "warning_crossed", "i-8a11");
        grouped.put("alert.rule", "errors-of-one-kind");
        grouped.put("alert.title", "Many errors of one kind");
        grouped.put("alert.threshold", "> 20");
        grouped.put(
                "alert.group",
                "@error.kind:org.springframework.web.client.HttpServerErrorException$ServiceUnavailable");
        entries.add(grouped);
        postJson("/api/v2/logs", GSON.toJson(entries));
    }

    private Map<String, Object> told(
            String event, int secondsAgo, String from, String to, String value, String reason, String incident) {
        Map<String, Object> entry = log("info", event + " api-error-rate " + to, secondsAgo);
        entry.put("evt", Map.of("name", event));
        entry.put("alert.rule", "api-error-rate");
        entry.put("alert.title", "API error rate");
        entry.put(
                "alert.query",
                "sum(last_5m):sum:http.server.requests.count{outcome:server_error}.as_count() / sum:http.server.requests.count{*}.as_count()");
        entry.put("alert.group", "service:career-api");
        entry.put("alert.from", from);
        entry.put("alert.to", to);
        entry.put("alert.value", value);
        entry.put("alert.threshold", "> 5%");
        entry.put("alert.reason", reason);
        entry.put("alert.incident", incident);
        return entry;
    }

    void slack() {
        String ts = post(
                "C0CAREER01",
                "<!subteam^S0ONCALL01> :red_circle: CRITICAL API error rate on career-api: 9.0 % > 5 %",
                BLOCKS);
        update("C0CAREER01", ts, ":large_green_circle: RESOLVED API error rate on career-api after 4 min");
        form(
                "/api/chat.postMessage",
                Map.of("channel", "C0CAREER01", "thread_ts", ts, "text", "Escalated to <!subteam^S0LEADS001>"));
        post("C0PLATFRM1", "**Deploy** of career-api 1.4.2 finished, ask <@U0NOBODY99> or <!here>", "");
    }

    String post(String channel, String text, String blocks) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("channel", channel, "text", text));
        if (!blocks.isEmpty()) {
            fields.put("blocks", blocks);
        }
        String answer = form("/api/chat.postMessage", fields);
        return GSON.fromJson(answer, JsonObject.class).get("ts").getAsString();
    }

    private void update(String channel, String ts, String text) {
        form("/api/chat.update", Map.of("channel", channel, "ts", ts, "text", text));
    }

    String form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(path, sandbox.uri(), "application/x-www-form-urlencoded", bytes);
    }

    void postJson(String path, String json) {
        post(path, sandbox.uri(), "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private String post(String path, URI server, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", type)
                .header("DD-API-KEY", "0123456789abcdef0123456789abcdef")
                .header("Authorization", "Bearer xoxb-for-tests")
                .header("X-Datadog-Trace-Count", "1")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " could not be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + path, e);
        }
    }
}
