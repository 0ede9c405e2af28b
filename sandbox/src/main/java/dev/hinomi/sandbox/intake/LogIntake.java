package dev.hinomi.sandbox.intake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/** {@code POST /api/v2/logs}: one entry or an array of them. */
final class LogIntake implements Acceptance {

    private static final int ENTRY_BYTES = 600;
    private static final int HEAP_BYTES_PER_CHARACTER = 3;

    private final Store store;
    private final LogIds logIds;

    LogIntake(Store store, LogIds logIds) {
        this.store = store;
        this.logIds = logIds;
    }

    @Override
    public Response accept(Request request, JsonElement json) {
        List<JsonElement> entries = json instanceof JsonArray array ? array.asList() : List.of(json);
        if (entries.size() > LogRules.MAX_ENTRIES) {
            return refuse(
                    request,
                    413,
                    "log.entries",
                    LogRules.MAX_ENTRIES + " entries at most",
                    entries.size() + " entries");
        }
        LogReader reader = new LogReader(request);
        List<LogEntry> read = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (!(entries.get(i) instanceof JsonObject entry)) {
                return refuse(request, 400, "log.object", "a JSON object for each entry", "entry " + i + " is none");
            }
            read.add(reader.read(entry, "[" + i + "]"));
        }
        store(request, read, request.body().size());
        return Response.json(202, "{}");
    }

    private void store(Request request, List<LogEntry> entries, long bytes) {
        for (LogEntry entry : entries) {
            store.counters().add(Counter.LOGS_RECEIVED, 1);
            if (entry.valid()) {
                store.counters().add(Counter.LOGS_VALID, 1);
            }
            if (entry.findings().stream().anyMatch(finding -> finding.effect() == Effect.DROPPED)) {
                store.counters().add(Counter.LOGS_DROPPED, 1);
            }
            if (logIds.duplicate(entry.attributes())) {
                store.counters().add(Counter.LOGS_DUPLICATE, 1);
            }
            store.report(request.at(), Signal.LOGS, request.id(), entry.findings());
        }
        List<LongFunction<LogEntry>> stored = new ArrayList<>(entries.size());
        entries.forEach(entry -> stored.add(entry::withId));
        store.logs().addAll(stored, ENTRY_BYTES + HEAP_BYTES_PER_CHARACTER * bytes / Math.max(1, entries.size()));
    }

    private Response refuse(Request request, int status, String rule, String limit, String actual) {
        Finding finding = new Finding("body", rule, limit, actual, Effect.REJECTED, IntakeRules.LOGS.source());
        store.report(request.at(), Signal.LOGS, request.id(), List.of(finding));
        return Answers.errors(status, String.format(Locale.ROOT, "%s, but there were %s", limit, actual));
    }
}
