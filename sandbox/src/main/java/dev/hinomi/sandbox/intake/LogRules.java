package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.intake.Findings.Amount;
import dev.hinomi.sandbox.intake.Findings.Breach;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.LogStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Datadog's documented rules for one log entry. */
final class LogRules {

    static final String SOURCE = "docs.datadoghq.com/logs/log_collection/#custom-log-forwarding";
    static final int MAX_ENTRIES = 1_000;
    static final int MAX_LOG_BYTES = 1_000_000;
    static final Duration MAX_AGE = Duration.ofHours(18);

    private static final int MAX_MESSAGE_BYTES = 75 * 1024;
    private static final int MAX_TAGS = 100;
    private static final int MAX_TAG_CHARS = 256;
    private static final int MAX_ATTRIBUTES = 255;
    private static final int MAX_KEY_CHARS = 49;
    private static final int MAX_DEPTH = 9;
    private static final int MAX_FACET_CHARS = 1_023;
    private static final Set<String> LONG_TEXTS =
            Set.of("message", "error.stack", "error.message", "stack_trace", "ddtags");
    private static final Set<String> STATUSES = Set.of(
            "emerg",
            "emergency",
            "fatal",
            "alert",
            "crit",
            "critical",
            "err",
            "error",
            "warn",
            "warning",
            "notice",
            "info",
            "information",
            "debug",
            "trace",
            "verbose",
            "ok",
            "success",
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7");

    private LogRules() {}

    static void size(Attributes attributes, Findings findings) {
        Amount size = new Amount(bytes(attributes.toString()), MAX_LOG_BYTES, "B");
        findings.over("", "log.size", size, Effect.TRUNCATED);
    }

    /** The message as Datadog keeps it: shorter by what the whole entry has too much. */
    static String cut(String message, Attributes attributes) {
        int tooMany = bytes(attributes.toString()) - MAX_LOG_BYTES;
        if (tooMany <= 0) {
            return message;
        }
        byte[] all = message.getBytes(StandardCharsets.UTF_8);
        int end = Math.max(0, all.length - tooMany);
        while (end > 0 && (all[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(all, 0, end, StandardCharsets.UTF_8);
    }

    static void message(String message, Findings findings) {
        if (message.isEmpty()) {
            findings.add("message", new Breach("log.message", "a message", "none", Effect.SUSPICIOUS));
        }
        findings.over(
                "message", "log.message.size", new Amount(bytes(message), MAX_MESSAGE_BYTES, "B"), Effect.TRUNCATED);
    }

    static void date(Instant date, Instant received, Findings findings) {
        if (date.isBefore(received.minus(MAX_AGE))) {
            String age = Duration.between(date, received).toHours() + " h old (" + date + ")";
            findings.add("date", new Breach("log.age", MAX_AGE.toHours() + " h old at most", age, Effect.DROPPED));
        }
    }

    static void unreadableDate(String raw, Findings findings) {
        findings.add("date", new Breach("log.date", "ISO 8601, or milliseconds since 1970", raw, Effect.SUSPICIOUS));
    }

    static void status(String raw, Findings findings) {
        if (!STATUSES.contains(raw.strip().toLowerCase(Locale.ROOT))) {
            String becomes = raw + ", which becomes " + LogStatus.remap(raw).label();
            findings.add("status", new Breach("log.status", "a status that Datadog knows", becomes, Effect.CHANGED));
        }
    }

    static void tags(List<String> tags, Findings findings) {
        findings.over("ddtags", "log.tags", new Amount(tags.size(), MAX_TAGS, "tags"), Effect.NOT_INDEXED);
        for (int i = 0; i < tags.size(); i++) {
            Amount length = new Amount(tags.get(i).length(), MAX_TAG_CHARS, "chars");
            findings.over("ddtags[" + i + "]", "log.tag.length", length, Effect.NOT_INDEXED);
        }
    }

    static void attributes(JsonObject json, Attributes attributes, Findings findings) {
        int[] count = {0};
        attributes.forEach((path, value) -> {
            count[0]++;
            if (!LONG_TEXTS.contains(path)) {
                Amount length = new Amount(value.length(), MAX_FACET_CHARS, "chars");
                findings.over(path, "log.facet.length", length, Effect.NOT_INDEXED);
            }
        });
        findings.over("", "log.attributes", new Amount(count[0], MAX_ATTRIBUTES, "attributes"), Effect.NOT_INDEXED);
        keys("", json, 1, findings);
    }

    private static void keys(String path, JsonObject object, int depth, Findings findings) {
        if (depth > MAX_DEPTH) {
            findings.over(path, "log.depth", new Amount(depth, MAX_DEPTH, "levels"), Effect.NOT_INDEXED);
            return;
        }
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            String inner = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Amount length = new Amount(entry.getKey().length(), MAX_KEY_CHARS, "chars");
            findings.over(inner, "log.key.length", length, Effect.NOT_INDEXED);
            if (entry.getValue() instanceof JsonObject child) {
                keys(inner, child, depth + 1, findings);
            }
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
