package dev.hinomi.alerts.outbox;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.notify.Doubt;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.notify.Reports;
import dev.hinomi.alerts.notify.Storm;
import dev.hinomi.alerts.notify.StormKey;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxThread;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How happenings and things are written into a store. What a version does not know is passed over. */
final class Script {

    private static final String IN_HAND = "inHand";

    private Script() {}

    /**
     * A thing as it was kept.
     *
     * @param thing what it is
     * @param inHand what is in doubt, if somebody was about to tell it
     */
    record Kept(Thing thing, Optional<Doubt> inHand) {}

    static OutboxEntry write(Happening happening) {
        JsonObject json = new JsonObject();
        if (happening instanceof Happening.Seen seen) {
            json.addProperty("is", "seen");
            add(json, seen.report());
            seen.shown().ifPresent(shown -> json.add("shown", ProgressJson.shown(shown)));
        } else if (happening instanceof Happening.ToldAlone told) {
            json.addProperty("is", "told alone");
            add(json, told.report());
            json.add("shown", ProgressJson.shown(told.shown()));
        } else if (happening instanceof Happening.TakenInHand taken) {
            json.addProperty("is", "taken in hand");
            json.addProperty("incident", taken.incident());
            json.add("held", ProgressJson.held(taken.held()));
            taken.silence().ifPresent(asked -> json.add("silence", SilenceJson.write(asked)));
        } else if (happening instanceof Happening.StormTakenInHand taken) {
            json.addProperty("is", "storm taken in hand");
            json.addProperty("storm", taken.storm());
            json.add("held", ProgressJson.held(taken.held()));
        }
        return new OutboxEntry(happening.key(), json.toString());
    }

    private static void add(JsonObject json, Report report) {
        json.addProperty("instance", report.instance());
        json.addProperty("target", report.target().name());
        json.add("alert", AlertJson.write(report.alert()));
        json.add("transition", TransitionJson.write(report.transition()));
    }

    private static Report report(JsonObject json, Directory directory) {
        return new Report(
                json.get("instance").getAsString(),
                directory.target(json.get("target").getAsString()),
                AlertJson.read(json.getAsJsonObject("alert"), directory),
                TransitionJson.read(json.getAsJsonObject("transition")));
    }

    /** @throws UnreadableException if this instance cannot */
    static Happening read(OutboxEntry entry, Directory directory) {
        return reading(() -> happening(object(entry.body()), directory));
    }

    private static Happening happening(JsonObject json, Directory directory) {
        String is = json.get("is").getAsString();
        return switch (is) {
            case "seen" ->
                new Happening.Seen(
                        report(json, directory),
                        Optional.ofNullable(json.getAsJsonObject("shown")).map(ProgressJson::shown));
            case "told alone" ->
                new Happening.ToldAlone(report(json, directory), ProgressJson.shown(json.getAsJsonObject("shown")));
            case "taken in hand" ->
                new Happening.TakenInHand(
                        json.get("incident").getAsString(),
                        ProgressJson.held(json.getAsJsonObject("held")),
                        Optional.ofNullable(json.getAsJsonObject("silence")).map(SilenceJson::read));
            case "storm taken in hand" ->
                new Happening.StormTakenInHand(
                        json.get("storm").getAsString(), ProgressJson.held(json.getAsJsonObject("held")));
            default -> throw new UnreadableException("nothing is known that \"is\": \"" + is + "\"", null);
        };
    }

    static OutboxThread write(Thing thing, @Nullable Doubt inHand) {
        JsonObject json = object(thing);
        if (inHand != null) {
            json.add(IN_HAND, ProgressJson.doubt(inHand));
        }
        return new OutboxThread(thing.name(), json.toString());
    }

    /** @throws UnreadableException if this instance cannot */
    static Kept read(OutboxThread thread, Directory directory) {
        return reading(() -> {
            JsonObject json = object(thread.body());
            return new Kept(
                    thing(json, directory),
                    Optional.ofNullable(json.getAsJsonObject(IN_HAND)).map(ProgressJson::doubt));
        });
    }

    private static JsonObject object(Thing thing) {
        if (thing instanceof Thing.Gathered gathered) {
            return storm(gathered.storm());
        }
        return thing instanceof Thing.Silenced silenced
                ? silences(silenced.silences())
                : owed(((Thing.Incident) thing).owed());
    }

    private static Thing thing(JsonObject json, Directory directory) {
        String is = json.get("is").getAsString();
        return switch (is) {
            case "incident" -> new Thing.Incident(owed(json, directory));
            case "storm" -> new Thing.Gathered(storm(json));
            case "silences" -> new Thing.Silenced(SilenceJson.read(json.getAsJsonArray("all")));
            default -> throw new UnreadableException("nothing is told that \"is\": \"" + is + "\"", null);
        };
    }

    private static JsonObject silences(AskedSilences silences) {
        JsonObject json = new JsonObject();
        json.addProperty("is", "silences");
        json.add("all", SilenceJson.write(silences));
        return json;
    }

    private static JsonObject owed(Owed owed) {
        JsonObject json = new JsonObject();
        json.addProperty("is", "incident");
        json.addProperty("target", owed.target().name());
        json.add("alert", AlertJson.write(owed.alert()));
        json.add("opened", TransitionJson.write(owed.opened()));
        json.add("latest", TransitionJson.write(owed.latest()));
        owed.shown().ifPresent(shown -> json.add("shown", ProgressJson.shown(shown)));
        json.add("attempt", ProgressJson.attempt(owed.attempt()));
        owed.progress().ifPresent(progress -> json.add("progress", ProgressJson.progress(progress)));
        JsonObject reports = new JsonObject();
        owed.reports().latest().forEach((instance, latest) -> reports.add(instance, TransitionJson.write(latest)));
        json.add("reports", reports);
        return json;
    }

    private static Owed owed(JsonObject json, Directory directory) {
        Map<String, Transition> reports = new LinkedHashMap<>();
        json.getAsJsonObject("reports")
                .entrySet()
                .forEach(each -> reports.put(
                        each.getKey(), TransitionJson.read(each.getValue().getAsJsonObject())));
        return new Owed(
                directory.target(json.get("target").getAsString()),
                AlertJson.read(json.getAsJsonObject("alert"), directory),
                TransitionJson.read(json.getAsJsonObject("opened")),
                TransitionJson.read(json.getAsJsonObject("latest")),
                Optional.ofNullable(json.getAsJsonObject("shown")).map(ProgressJson::shown),
                ProgressJson.attempt(json.getAsJsonObject("attempt")),
                Optional.ofNullable(json.getAsJsonObject("progress")).map(ProgressJson::progress),
                new Reports(reports));
    }

    private static JsonObject storm(Storm storm) {
        JsonObject json = new JsonObject();
        json.addProperty("is", "storm");
        json.addProperty("target", storm.key().target());
        json.addProperty("severity", storm.key().severity().name());
        json.addProperty("id", storm.id());
        json.addProperty("since", storm.since().toString());
        storm.root().ifPresent(root -> json.add("root", ProgressJson.receipt(root)));
        ProgressJson.add(json, "edited", storm.edited());
        json.addProperty("resolved", storm.left().resolved());
        json.addProperty("raised", storm.left().raised());
        json.addProperty("uncalled", storm.uncalled());
        json.add("attempt", ProgressJson.attempt(storm.attempt()));
        return json;
    }

    private static Storm storm(JsonObject json) {
        return new Storm(
                new StormKey(json.get("target").getAsString(), ProgressJson.severity(json, "severity")),
                json.get("id").getAsString(),
                TransitionJson.instant(json, "since"),
                Optional.ofNullable(json.getAsJsonObject("root")).map(ProgressJson::receipt),
                ProgressJson.instant(json, "edited"),
                new Storm.Left(
                        json.get("resolved").getAsInt(), json.get("raised").getAsInt()),
                json.has("uncalled") && json.get("uncalled").getAsBoolean(),
                ProgressJson.attempt(json.getAsJsonObject("attempt")));
    }

    private static JsonObject object(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static <T> T reading(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (UnreadableException known) {
            throw known;
        } catch (RuntimeException broken) {
            throw new UnreadableException("another version wrote it", broken);
        }
    }
}
