package dev.hinomi.sandbox.console;

import com.google.gson.Gson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Text that wants to be more than text, in every field a sender can fill. */
final class Hostile {
    static final List<String> TEXTS = List.of(
            "<script>window.hacked=1</script>",
            "\"><img src=x onerror=window.hacked=1>",
            "' onmouseover='window.hacked=1' autofocus onfocus='window.hacked=1",
            "</pre></title></textarea><svg onload=window.hacked=1>",
            "javascript:window.hacked=1",
            "<a href=javascript:window.hacked=1>x</a>",
            "<iframe srcdoc='<script>parent.hacked=1</script>'>",
            "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1}",
            "\u202E\u2066\u200B\u0000\u001B[31m<script>window.hacked=1</script>");
    static final String ENCODED = URLEncoder.encode(TEXTS.get(1), StandardCharsets.UTF_8);
    static final String ENCODED_INCIDENT = URLEncoder.encode("<b onclick=window.hacked=1>", StandardCharsets.UTF_8);
    static final long FIRST_TRACE = 9_000;
    private static final Gson GSON = new Gson();

    private Hostile() {}

    static void sendEverywhere(Traffic traffic) {
        for (String text : TEXTS) {
            traffic.postJson("/api/v2/logs", GSON.toJson(List.of(log(text, "alert.transition"))));
            traffic.postJson("/api/v2/logs", GSON.toJson(List.of(log(text, text))));
            for (String event :
                    List.of("transition", "told", "postponed", "withheld", "acknowledged", "silenced", "undelivered")) {
                traffic.postJson("/api/v2/logs", GSON.toJson(List.of(incident(text, "alert." + event))));
            }
            traffic.postJson("/api/v2/series", GSON.toJson(Map.of("series", List.of(series(text)))));
            String message = text + " <" + text + "|" + text + "> `" + text + "`";
            String blocks = GSON.toJson(List.of(block(text)));
            traffic.form("/api/chat.postMessage", Map.of("channel", "C0CAREER01", "text", message));
            traffic.form("/api/chat.postMessage", Map.of("channel", "C0CAREER01", "text", message, "blocks", blocks));
            traffic.form("/api/chat.postMessage", Map.of("channel", text, "text", text));
            traffic.postJson("/api/v2/logs", text);
            traffic.trace(FIRST_TRACE + TEXTS.indexOf(text), text);
        }
    }

    private static Map<String, Object> log(String text, String event) {
        return Map.of(
                "message",
                text,
                "service",
                text,
                "status",
                text,
                "ddsource",
                text,
                "hostname",
                text,
                "ddtags",
                "env:" + text,
                text,
                text,
                "evt",
                Map.of("name", event),
                "alert",
                Map.of("rule", text, "title", text, "to", text, "value", text, "reason", text, "group", text));
    }

    private static Map<String, Object> incident(String text, String event) {
        Map<String, Object> entry = new HashMap<>();
        for (String field : List.of("message", "service", "hostname")) {
            entry.put(field, text);
        }
        for (String field : List.of(
                "title",
                "group",
                "reason",
                "value",
                "threshold",
                "channel",
                "target",
                "called",
                "instances",
                "why",
                "by",
                "remedy",
                "message",
                "instance",
                "action")) {
            entry.put("alert." + field, text);
        }
        entry.put("alert.rule", "hostile");
        entry.put("alert.incident", "<b onclick=window.hacked=1>");
        entry.put("alert.to", "FIRING");
        entry.put("evt.name", event);
        return entry;
    }

    private static Map<String, Object> series(String text) {
        return Map.of(
                "metric",
                "m" + text,
                "type",
                3,
                "unit",
                text,
                "points",
                List.of(Map.of("timestamp", System.currentTimeMillis() / 1000, "value", 1)),
                "tags",
                List.of(text, "outcome:" + text));
    }

    private static Map<String, Object> block(String text) {
        return Map.of(
                "type", "section",
                "text", Map.of("type", "mrkdwn", "text", "*" + text + "* ```" + text + "```"),
                "accessory", Map.of("type", "image", "image_url", text, "alt_text", text));
    }
}
