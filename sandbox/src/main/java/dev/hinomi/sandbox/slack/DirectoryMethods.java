package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.SlackGroup;
import dev.hinomi.sandbox.store.SlackUser;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.util.List;
import java.util.Map;

/** Who is who: {@code auth.test}, {@code users.*} and {@code usergroups.*}; and {@code blocks.validate}. */
final class DirectoryMethods {

    private final SlackWorkspace workspace;

    DirectoryMethods(SlackWorkspace workspace) {
        this.workspace = workspace;
    }

    Map<String, SlackMethod> all() {
        return Map.of(
                "auth.test", call -> self(),
                "users.lookupByEmail", this::byEmail,
                "users.info", this::info,
                "usergroups.list", this::groups,
                "usergroups.users.list", this::members,
                "blocks.validate", DirectoryMethods::validate);
    }

    private static JsonObject self() {
        JsonObject answer = new JsonObject();
        answer.addProperty("url", "https://sandbox.example.com/");
        answer.addProperty("team", "Sandbox");
        answer.addProperty("user", "hinomi");
        answer.addProperty("team_id", SlackWorkspace.TEAM);
        answer.addProperty("user_id", SlackWorkspace.BOT_USER);
        answer.addProperty("bot_id", "B0HINOMI01");
        answer.addProperty("is_enterprise_install", false);
        return answer;
    }

    private JsonObject byEmail(SlackCall call) {
        String email = call.required("email");
        SlackUser found = workspace.users().stream()
                .filter(user -> user.email().equalsIgnoreCase(email))
                .findFirst()
                .orElseThrow(() -> SlackError.of("users_not_found"));
        return answer(found);
    }

    private JsonObject info(SlackCall call) {
        return answer(workspace.user(call.required("user")).orElseThrow(() -> SlackError.of("user_not_found")));
    }

    private JsonObject groups(SlackCall call) {
        JsonArray groups = new JsonArray();
        for (SlackGroup group : workspace.groups()) {
            JsonObject json = new JsonObject();
            json.addProperty("id", group.id());
            json.addProperty("team_id", SlackWorkspace.TEAM);
            json.addProperty("is_usergroup", true);
            json.addProperty("name", group.name());
            json.addProperty("handle", group.handle());
            json.addProperty("date_delete", 0);
            json.addProperty("user_count", group.users().size());
            if (call.flag("include_users")) {
                json.add("users", array(group.users()));
            }
            groups.add(json);
        }
        JsonObject answer = new JsonObject();
        answer.add("usergroups", groups);
        return answer;
    }

    private JsonObject members(SlackCall call) {
        SlackGroup group =
                workspace.group(call.required("usergroup")).orElseThrow(() -> SlackError.of("no_such_subteam"));
        JsonObject answer = new JsonObject();
        answer.add("users", array(group.users()));
        return answer;
    }

    private static JsonObject validate(SlackCall call) {
        List<String> errors = BlockRules.check(call.array("blocks", "invalid_blocks_format"));
        if (!errors.isEmpty()) {
            throw new SlackError("invalid_blocks", errors);
        }
        return new JsonObject();
    }

    private static JsonObject answer(SlackUser user) {
        JsonObject profile = new JsonObject();
        profile.addProperty("email", user.email());
        profile.addProperty("real_name", user.name());
        profile.addProperty("display_name", user.name());
        JsonObject json = new JsonObject();
        json.addProperty("id", user.id());
        json.addProperty("team_id", SlackWorkspace.TEAM);
        json.addProperty("name", user.name());
        json.addProperty("real_name", user.name());
        json.addProperty("deleted", false);
        json.addProperty("is_bot", false);
        json.add("profile", profile);
        JsonObject answer = new JsonObject();
        answer.add("user", json);
        return answer;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
