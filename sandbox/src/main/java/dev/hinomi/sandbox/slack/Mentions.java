package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.sandbox.store.SlackGroup;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMention.Kind;
import dev.hinomi.sandbox.store.SlackUser;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the mentions of a message and says which of them notify: those in the text and the top-level blocks of a new post, of
 * somebody who exists. Attachments, plain text, headers and edits notify nobody.
 */
final class Mentions {

    private static final Pattern MENTION =
            Pattern.compile("<(?:@([UW][A-Z0-9]+)|!subteam\\^(S[A-Z0-9]+)|!(here|channel|everyone))(?:\\|[^<>]*)?>");

    private final SlackWorkspace workspace;
    private final boolean newPost;
    private final List<SlackMention> found = new ArrayList<>();

    private Mentions(SlackWorkspace workspace, boolean newPost) {
        this.workspace = workspace;
        this.newPost = newPost;
    }

    static List<SlackMention> of(MessageDraft draft, SlackWorkspace workspace, boolean newPost) {
        Mentions mentions = new Mentions(workspace, newPost);
        mentions.text(draft.text(), "text", newPost);
        mentions.walk(draft.blocks(), "blocks", newPost);
        mentions.walk(draft.attachments(), "attachments", false);
        return List.copyOf(mentions.found);
    }

    private void walk(JsonElement element, String path, boolean pings) {
        if (element instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                walk(array.get(i), path + "[" + i + "]", pings);
            }
        } else if (element instanceof JsonObject object) {
            String type = object.get("type") instanceof JsonPrimitive name ? name.getAsString() : "";
            boolean parsed = pings && !type.equals("plain_text") && !type.equals("header");
            richText(object, type, path, parsed);
            object.asMap().forEach((name, value) -> walk(value, path + "." + name, parsed));
        } else if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            text(primitive.getAsString(), path, pings);
        }
    }

    private void richText(JsonObject element, String type, String path, boolean pings) {
        switch (type) {
            case "user" -> member(element, "user_id").ifPresent(id -> add(Kind.USER, id, path, pings));
            case "usergroup" -> member(element, "usergroup_id").ifPresent(id -> add(Kind.GROUP, id, path, pings));
            case "broadcast" -> member(element, "range").ifPresent(range -> add(broadcast(range), range, path, pings));
            default -> {
                // Whatever else there is carries no mention of its own.
            }
        }
    }

    private void text(String text, String path, boolean pings) {
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                add(Kind.USER, matcher.group(1), path, pings);
            } else if (matcher.group(2) != null) {
                add(Kind.GROUP, matcher.group(2), path, pings);
            } else {
                add(broadcast(matcher.group(3)), matcher.group(3), path, pings);
            }
        }
    }

    private void add(Kind kind, String id, String path, boolean pings) {
        String name = name(kind, id);
        found.add(new SlackMention(kind, id, name, path, pings && newPost && !name.isEmpty()));
    }

    private String name(Kind kind, String id) {
        return switch (kind) {
            case USER ->
                workspace.user(id).map(SlackUser::name).map(name -> "@" + name).orElse("");
            case GROUP ->
                workspace
                        .group(id)
                        .map(SlackGroup::handle)
                        .map(handle -> "@" + handle)
                        .orElse("");
            case HERE, CHANNEL, EVERYONE -> "@" + id;
        };
    }

    private static Kind broadcast(String range) {
        return switch (range) {
            case "here" -> Kind.HERE;
            case "everyone" -> Kind.EVERYONE;
            default -> Kind.CHANNEL;
        };
    }

    private static Optional<String> member(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive primitive
                ? Optional.of(primitive.getAsString())
                : Optional.empty();
    }
}
