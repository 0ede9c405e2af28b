package dev.hinomi.sandbox.console.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.PrettyJson;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackReaction;
import dev.hinomi.sandbox.store.SlackVersion;
import dev.hinomi.sandbox.store.SlackWhisper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns stored messages into what the page shows. Immutable and thread-safe. */
final class Posts {
    private final MessageHtml renderer;

    Posts(MessageHtml renderer) {
        this.renderer = renderer;
    }

    /** The message and its thread, in which this person can press. */
    Post of(SlackMessage message, List<SlackMessage> replies, String user) {
        SlackVersion now = message.current();
        JsonObject payload = payload(now);
        Hand hand = new Hand(user, message.channel(), message.ts());
        return new Post(
                message.channel(),
                message.ts(),
                message.postedAt(),
                message.webhook(),
                message.broadcast(),
                message.posted().text(),
                renderer.line(message.posted().text()),
                renderer.render(payload, user.isEmpty() ? Optional.empty() : Optional.of(hand)),
                calls(message),
                now.findings(),
                Habits.in(texts(payload)),
                reactions(message),
                edits(message),
                PrettyJson.of(payload),
                replies.stream().map(reply -> of(reply, List.of(), user)).toList());
    }

    private static List<String> reactions(SlackMessage message) {
        Map<String, Long> counts = message.reactions().stream()
                .collect(Collectors.groupingBy(SlackReaction::name, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> ":" + entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /** What one person alone was told. */
    SlackModel.Whisper of(SlackWhisper whisper, String channel, String name) {
        return new SlackModel.Whisper(whisper.at(), channel, name, renderer.line(whisper.text()));
    }

    private List<Post.Edit> edits(SlackMessage message) {
        List<Post.Edit> edits = new ArrayList<>();
        List<SlackVersion> versions = message.versions();
        for (int i = versions.size() - 2; i >= 0; i--) {
            SlackVersion before = versions.get(i);
            Html body = renderer.render(payload(before));
            edits.add(new Post.Edit(before.at(), versions.get(i + 1).at(), before.text(), body));
        }
        return edits;
    }

    private static List<Call> calls(SlackMessage message) {
        Map<String, Call> calls = new LinkedHashMap<>();
        Stream.concat(
                        message.posted().mentions().stream().map(mention -> Call.of(mention, true)),
                        message.versions().stream()
                                .skip(1)
                                .flatMap(version -> version.mentions().stream())
                                .map(mention -> Call.of(mention, false)))
                .forEach(call -> calls.merge(call.id(), call, (first, next) -> next.pings() ? next : first));
        return List.copyOf(calls.values());
    }

    private static JsonObject payload(SlackVersion version) {
        JsonObject payload = new JsonObject();
        payload.addProperty("text", version.text());
        payload.add("blocks", parsed(version.blocks()));
        payload.add("attachments", parsed(version.attachments()));
        payload.add("metadata", parsed(version.metadata()));
        return payload;
    }

    private static JsonElement parsed(String json) {
        try {
            return JsonParser.parseString(json);
        } catch (JsonParseException unreadable) {
            JsonObject shown = new JsonObject();
            shown.addProperty("unreadable", json);
            return shown;
        }
    }

    private static String texts(JsonElement element) {
        StringBuilder texts = new StringBuilder();
        collect(element, texts);
        return texts.toString();
    }

    private static void collect(JsonElement element, StringBuilder texts) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(inner -> collect(inner, texts));
        } else if (element instanceof JsonObject object) {
            object.entrySet().stream()
                    .filter(member -> !"markdown".equals(Json.text(object, "type")))
                    .forEach(member -> collect(member.getValue(), texts));
        } else if (element.isJsonPrimitive()) {
            texts.append(element.getAsString()).append('\n');
        }
    }
}
