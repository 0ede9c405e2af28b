package dev.hinomi.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.Http;
import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackApiIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final ManualClock clock = new ManualClock();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        SlackWorkspace standard = SlackWorkspace.standard();
        List<SlackChannel> channels = List.of(
                standard.channels().get(0),
                new SlackChannel("C0FOREIGN1", "foreign", false, false),
                new SlackChannel("C0OLD00001", "old", true, true));
        sandbox = Sandbox.start(SandboxOptions.defaults()
                .withPorts(0, 0)
                .withClock(clock)
                .withWorkspace(new SlackWorkspace(channels, standard.users(), standard.groups())));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aPostedMessageIsKeptWithItsMentionAndMetadata() {
        JsonObject posted = form(
                "chat.postMessage",
                "channel=%23career-alerts&text=" + encode("<!subteam^S0ONCALL01> p99 is high") + "&metadata="
                        + encode("{\"event_type\":\"alert\",\"event_payload\":{\"incident\":\"i1\"}}"));

        assertThat(posted.get("ok").getAsBoolean()).isTrue();
        assertThat(posted.get("channel").getAsString()).isEqualTo("C0CAREER01");
        SlackMessage message = sandbox.slack()
                .find("C0CAREER01", posted.get("ts").getAsString())
                .orElseThrow();
        assertThat(message.pings()).extracting(SlackMention::name).containsExactly("@career-oncall");
        assertThat(history("true").toString()).contains("\"incident\":\"i1\"");
        assertThat(history("false").toString()).doesNotContain("incident");
    }

    @Test
    void jsonWorksAsFormsDo() {
        HttpResponse<String> response = Http.post(
                sandbox.slackApiUrl() + "chat.postMessage",
                "{\"channel\":\"C0CAREER01\",\"text\":\"hi\",\"blocks\":[{\"type\":\"divider\"}]}",
                "Authorization",
                "Bearer xoxb-1",
                "Content-Type",
                "application/json; charset=utf-8");

        assertThat(json(response).get("ok").getAsBoolean()).isTrue();
        assertThat(sandbox.slack().all().get(0).current().blocks()).isEqualTo("[{\"type\":\"divider\"}]");
    }

    @Test
    void anEditKeepsWhatWasSaidAndPingsNobody() {
        String ts = form("chat.postMessage", "channel=C0CAREER01&text=first")
                .get("ts")
                .getAsString();

        JsonObject edited =
                form("chat.update", "channel=C0CAREER01&ts=" + ts + "&text=" + encode("<@U0PRIMARY1> second"));

        assertThat(edited.get("ok").getAsBoolean()).isTrue();
        SlackMessage message = sandbox.slack().all().get(0);
        assertThat(message.posted().text()).isEqualTo("first");
        assertThat(message.text()).isEqualTo("<@U0PRIMARY1> second");
        assertThat(message.pings()).isEmpty();
    }

    @Test
    void threadsAreReadBackAndHiddenFromHistory() {
        String ts = form("chat.postMessage", "channel=C0CAREER01&text=root")
                .get("ts")
                .getAsString();
        form("chat.postMessage", "channel=C0CAREER01&text=reply&thread_ts=" + ts);
        form("reactions.add", "channel=C0CAREER01&timestamp=" + ts + "&name=eyes");

        JsonObject replies = form("conversations.replies", "channel=C0CAREER01&ts=" + ts);

        assertThat(replies.getAsJsonArray("messages")).hasSize(2);
        assertThat(history("false").getAsJsonArray("messages")).hasSize(1);
        assertThat(replies.toString()).contains("\"name\":\"eyes\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat.postMessage       | channel=C0NOWHERE0&text=x                | channel_not_found",
                "chat.postMessage       | text=x                                   | channel_not_found",
                "chat.postMessage       | channel=C0FOREIGN1&text=x                | not_in_channel",
                "chat.postMessage       | channel=C0OLD00001&text=x                | is_archived",
                "chat.postMessage       | channel=C0CAREER01                       | no_text",
                "chat.postMessage       | channel=C0CAREER01&blocks=x              | invalid_blocks_format",
                "chat.postMessage       | channel=C0CAREER01&blocks=[{}]           | invalid_blocks",
                "chat.postMessage       | channel=C0CAREER01&text=x&metadata={\"a\":1} | invalid_metadata_format",
                "chat.update            | channel=C0CAREER01&ts=1.1&text=x         | message_not_found",
                "chat.update            | channel=%23career-alerts&ts=1.1&text=x   | channel_not_found",
                "conversations.replies  | channel=C0CAREER01&ts=1.1                | thread_not_found",
                "conversations.info     | channel=C0NOWHERE0                       | channel_not_found",
                "conversations.info     | x=1                                      | invalid_arguments",
                "reactions.add          | channel=C0CAREER01&timestamp=1.1&name=e  | message_not_found",
                "reactions.get          | channel=C0CAREER01&timestamp=1.1         | message_not_found",
                "reactions.get          | channel=C0CAREER01&timestamp=x           | bad_timestamp",
                "reactions.get          | channel=C0CAREER01                       | no_item_specified",
                "chat.postEphemeral     | channel=C0NOWHERE0&user=U0LEAD0001&text=x | channel_not_found",
                "users.lookupByEmail    | email=nobody@example.com                 | users_not_found",
                "users.info             | user=U0NOBODY01                          | user_not_found",
                "usergroups.users.list  | usergroup=S0NOBODY1                      | no_such_subteam",
                "chat.shout             | channel=C0CAREER01                       | unknown_method",
            })
    void documentedErrorsComeWithStatus200(String method, String arguments, String error) {
        String body = arguments.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22");
        HttpResponse<String> response = call(method, body, "Bearer xoxb-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("ok").getAsBoolean()).isFalse();
        assertThat(json(response).get("error").getAsString()).isEqualTo(error);
        assertThat(sandbox.problems().all()).extracting(p -> p.finding().rule()).containsExactly("slack." + error);
    }

    @Test
    void invalidBlocksSayWhere() {
        JsonObject refused = form("blocks.validate", "blocks=" + encode("[{\"type\":\"section\"}]"));

        assertThat(refused.getAsJsonObject("response_metadata")
                        .getAsJsonArray("messages")
                        .toString())
                .contains("json-pointer:/blocks/0");
    }

    @Test
    void tokensAreChecked() {
        assertThat(json(call("auth.test", "", "Bearer nonsense")).get("error").getAsString())
                .isEqualTo("invalid_auth");
        assertThat(json(Http.post(sandbox.slackApiUrl() + "auth.test", "", "Content-Type", FORM))
                        .get("error")
                        .getAsString())
                .isEqualTo("not_authed");
        assertThat(json(call("auth.test", "", "Bearer xoxb-1")).get("user_id").getAsString())
                .isEqualTo("U0HINOMI01");
    }

    @Test
    void textsAreCutAndLongEditsRefused() {
        JsonObject posted = form("chat.postMessage", "channel=C0CAREER01&text=" + "x".repeat(40_001));
        assertThat(posted.get("warning").getAsString()).isEqualTo("message_truncated");
        assertThat(sandbox.slack().all().get(0).text()).hasSize(40_000);

        JsonObject edited = form(
                "chat.update",
                "channel=C0CAREER01&ts=" + posted.get("ts").getAsString() + "&text=" + "x".repeat(4_001));
        assertThat(edited.get("error").getAsString()).isEqualTo("msg_too_long");
    }

    @Test
    void peopleAndGroupsAreFound() {
        assertThat(form("users.lookupByEmail", "email=oncall-primary%40example.com")
                        .toString())
                .contains("U0PRIMARY1");
        assertThat(form("usergroups.list", "include_users=true").toString()).contains("career-oncall", "U0SECOND01");
        assertThat(form("usergroups.users.list", "usergroup=S0LEADS001")
                        .getAsJsonArray("users")
                        .toString())
                .isEqualTo("[\"U0LEAD0001\"]");
    }

    @Test
    void aChannelCanBeJoined() {
        form("conversations.join", "channel=C0FOREIGN1");

        assertThat(form("chat.postMessage", "channel=C0FOREIGN1&text=x")
                        .get("ok")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void tooManyMessagesInOneChannelAnswer429() {
        for (int i = 0; i < 5; i++) {
            form("chat.postMessage", "channel=C0CAREER01&text=" + i);
        }
        HttpResponse<String> limited = call("chat.postMessage", "channel=C0CAREER01&text=5", "Bearer xoxb-1");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(form("chat.postMessage", "channel=C0CAREER01&text=5")
                        .get("ok")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void aWebhookPostsAndItsSecretIsNotKept() {
        String address = sandbox.uri() + "/services/T0SANDBOX1/B0HINOMI01/verysecretpart";

        HttpResponse<String> posted =
                Http.post(address, "{\"text\":\"<!here> hi\"}", "Content-Type", "application/json");
        HttpResponse<String> refused = Http.post(address, "{}", "Content-Type", "application/json");

        assertThat(posted.body()).isEqualTo("ok");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("no_text");
        assertThat(sandbox.slack().all()).singleElement().matches(SlackMessage::webhook);
        assertThat(sandbox.requests().all().toString())
                .doesNotContain("verysecret")
                .contains("part");
    }

    @Test
    void aWebhookTakesNothingThatItDoesNotKnow() {
        HttpResponse<String> noTeam = Http.post(sandbox.uri() + "/services/X1/B1/a", "{}", "Content-Type", JSON);
        HttpResponse<String> noService = Http.post(sandbox.uri() + "/services/T1/X1/a", "{}", "Content-Type", JSON);
        HttpResponse<String> noJson = Http.post(sandbox.slackWebhookUrl(), "text", "Content-Type", JSON);

        assertThat(noTeam.statusCode() + " " + noTeam.body()).isEqualTo("404 no_team");
        assertThat(noService.statusCode() + " " + noService.body()).isEqualTo("404 no_service");
        assertThat(noJson.statusCode() + " " + noJson.body()).isEqualTo("400 invalid_payload");
        assertThat(sandbox.slack().all()).isEmpty();
    }

    @Test
    void aWebhookSharesTheLimitOfItsChannelAndHasFaultsOfItsOwn() {
        sandbox.faults()
                .add(Fault.of(FaultTarget.SLACK_WEBHOOK, new FaultAction.Status(503, null))
                        .times(1));
        assertThat(Http.post(sandbox.slackWebhookUrl(), "{\"text\":\"1\"}", "Content-Type", JSON)
                        .statusCode())
                .isEqualTo(503);
        assertThat(form("chat.postMessage", "channel=C0CAREER01&text=1")
                        .get("ok")
                        .getAsBoolean())
                .isTrue();
        for (int number = 2; number <= 5; number++) {
            Http.post(sandbox.slackWebhookUrl(), "{\"text\":\"" + number + "\"}", "Content-Type", JSON);
        }
        HttpResponse<String> limited = Http.post(sandbox.slackWebhookUrl(), "{\"text\":\"6\"}", "Content-Type", JSON);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("1");
        assertThat(sandbox.slack().all()).hasSize(5);
    }

    @Test
    void tokensAreNotKept() {
        call("auth.test", "token=xoxb-1234567890-secret", "Bearer xoxb-1234567890-secret");

        assertThat(sandbox.requests().all().toString()).doesNotContain("1234567890");
    }

    private JsonObject history(String withMetadata) {
        return form("conversations.history", "channel=C0CAREER01&include_all_metadata=" + withMetadata);
    }

    private JsonObject form(String method, String body) {
        return json(call(method, body, "Bearer xoxb-1"));
    }

    private HttpResponse<String> call(String method, String body, String authorization) {
        return Http.post(sandbox.slackApiUrl() + method, body, "Authorization", authorization, "Content-Type", FORM);
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
