package dev.hinomi.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.Http;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.slack.SlackPeople.Pressed;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackReaction;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Socket Mode as another client than ours sees it: the JDK's own. */
class SlackPeopleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BLOCKS = """
            [{"type":"actions","elements":[
              {"type":"button","action_id":"ack","value":"i1","text":{"type":"plain_text","text":"Acknowledge"}},
              {"type":"static_select","action_id":"silence","placeholder":{"type":"plain_text","text":"Silence"},
               "options":[{"text":{"type":"plain_text","text":"1 h"},"value":"i1|1h"}]}]}]
            """;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Acknowledges or not, and remembers what it was sent. */
    private static final class App implements WebSocket.Listener {
        private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final boolean acknowledges;

        App(boolean acknowledges) {
            this.acknowledges = acknowledges;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                if (acknowledges && message.has("envelope_id")) {
                    JsonObject answer = new JsonObject();
                    answer.add("envelope_id", message.get("envelope_id"));
                    socket.sendText(answer.toString(), true);
                }
                received.add(message);
            }
            socket.request(1);
            return null;
        }

        JsonObject next() throws InterruptedException {
            return received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private JsonObject call(String method, String form, String token) {
        return JsonParser.parseString(Http.post(
                                sandbox.slackApiUrl() + method,
                                form,
                                "Authorization",
                                "Bearer " + token,
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .body())
                .getAsJsonObject();
    }

    private WebSocket connect(URI address, App app) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, app)
                .join();
    }

    private URI open() {
        return URI.create(call("apps.connections.open", "", "xapp-1").get("url").getAsString());
    }

    private SlackPeople.Doing posted() {
        String blocks = URLEncoder.encode(BLOCKS, StandardCharsets.UTF_8);
        call("chat.postMessage", "channel=C0CAREER01&text=x&blocks=" + blocks, "xoxb-1");
        SlackMessage message = sandbox.slack().all().get(0);
        return new SlackPeople.Doing("U0PRIMARY1", message.channel(), message.ts());
    }

    @Test
    void aPressGoesToTheAppAsSlackWritesIt() throws InterruptedException {
        App app = new App(true);
        connect(open(), app);
        assertThat(app.next().get("type").getAsString()).isEqualTo("hello");
        SlackPeople.Doing doing = posted();
        assertThat(sandbox.slackSockets().await(1, PATIENCE)).isTrue();
        assertThat(sandbox.people().press(doing, "ack")).isEqualTo(Pressed.ACKNOWLEDGED);
        JsonObject payload = app.next().getAsJsonObject("payload");
        assertThat(payload.get("type").getAsString()).isEqualTo("block_actions");
        assertThat(payload.getAsJsonObject("user").get("id").getAsString()).isEqualTo("U0PRIMARY1");
        assertThat(payload.getAsJsonObject("container").get("message_ts").getAsString())
                .isEqualTo(doing.ts());
        assertThat(payload.getAsJsonArray("actions").toString()).contains("\"value\":\"i1\"");
        assertThat(sandbox.people().choose(doing, "silence", "i1|1h")).isEqualTo(Pressed.ACKNOWLEDGED);
        assertThat(app.next().toString()).contains("\"selected_option\":{", "\"value\":\"i1|1h\"");
    }

    @Test
    void whatNobodyHearsIsAProblem() {
        assertThat(sandbox.people().press(posted(), "ack")).isEqualTo(Pressed.NOBODY_LISTENS);
        assertThat(sandbox.problems().all())
                .extracting(problem -> problem.finding().rule())
                .containsExactly("slack.interaction.unheard");
    }

    @Test
    void anAppHasThreeSecondsToAcknowledge() throws InterruptedException {
        App app = new App(false);
        connect(open(), app);
        app.next();
        assertThat(sandbox.slackSockets().await(1, PATIENCE)).isTrue();
        assertThat(sandbox.people().press(posted(), "ack")).isEqualTo(Pressed.NOT_ACKNOWLEDGED);
    }

    @Test
    void whatDoesNotStandInTheMessageCannotBePressed() {
        SlackPeople.Doing doing = posted();
        assertThatThrownBy(() -> sandbox.people().press(doing, "deploy")).hasMessageContaining("deploy");
        assertThatThrownBy(() -> sandbox.people().press(doing, "silence")).hasMessageContaining("is a menu");
        assertThatThrownBy(() -> sandbox.people().choose(doing, "silence", "i2|1h"))
                .hasMessageContaining("i2|1h");
        assertThatThrownBy(() ->
                        sandbox.people().press(new SlackPeople.Doing("U0NOBODY99", doing.channel(), doing.ts()), "ack"))
                .hasMessageContaining("U0NOBODY99", "U0PRIMARY1");
    }

    @Test
    void anAddressIsGoodForOneConnection() throws InterruptedException {
        URI address = open();
        App first = new App(true);
        connect(address, first);
        first.next();
        assertThatThrownBy(() -> connect(address, new App(true))).isInstanceOf(CompletionException.class);
    }

    @Test
    void theEleventhConnectionIsOneTooMany() throws InterruptedException {
        for (int number = 0; number < 10; number++) {
            App app = new App(true);
            connect(open(), app);
            app.next();
        }
        assertThat(sandbox.slackSockets().await(10, PATIENCE)).isTrue();
        App eleventh = new App(true);
        connect(open(), eleventh);
        assertThat(eleventh.next().toString()).contains("too_many_websockets");
    }

    @Test
    void eachKindOfTokenHasItsMethods() {
        assertThat(call("apps.connections.open", "", "xoxb-1").get("error").getAsString())
                .isEqualTo("not_allowed_token_type");
        assertThat(call("auth.test", "", "xapp-1").get("error").getAsString()).isEqualTo("not_allowed_token_type");
    }

    @Test
    void reactionsOfPeopleAreReadBackWithWhoGaveThem() {
        SlackPeople.Doing doing = posted();
        sandbox.people().react(doing, "eyes");
        assertThatThrownBy(() -> sandbox.people().react(doing, "eyes")).hasMessageContaining("before");
        String at = "channel=C0CAREER01&timestamp=" + doing.ts();
        assertThat(call("reactions.add", at + "&name=eyes", "xoxb-1").get("ok").getAsBoolean())
                .isTrue();
        assertThat(call("reactions.get", at, "xoxb-1").toString())
                .contains("{\"name\":\"eyes\",\"count\":2,\"users\":[\"U0PRIMARY1\",\"U0HINOMI01\"]}");
        assertThat(sandbox.slack().all().get(0).reactions()).contains(new SlackReaction("eyes", "U0PRIMARY1"));
    }

    @Test
    void anEphemeralMessageIsForOnePersonAlone() {
        JsonObject answer = call("chat.postEphemeral", "channel=C0CAREER01&user=U0LEAD0001&text=x", "xoxb-1");
        assertThat(answer.get("message_ts").getAsString()).isNotEmpty();
        assertThat(sandbox.slack().all()).isEmpty();
        assertThat(sandbox.slack().awaitWhispers(1, PATIENCE).get(0).user()).isEqualTo("U0LEAD0001");
        assertThat(call("chat.postEphemeral", "channel=C0CAREER01&user=U0NOBODY99&text=x", "xoxb-1")
                        .get("error")
                        .getAsString())
                .isEqualTo("user_not_in_channel");
    }
}
