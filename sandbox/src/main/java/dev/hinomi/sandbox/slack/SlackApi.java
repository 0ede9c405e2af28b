package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.slack.socket.SocketServer;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.Surface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Slack's Web API at {@code /api/METHOD} and incoming webhooks at {@code /services/T…/B…/…}. */
public final class SlackApi implements Mount {

    private static final Pattern TOKEN = Pattern.compile("xox[bp]-.+");
    private static final Pattern APP_TOKEN = Pattern.compile("xapp-.+");
    private static final String CONNECT = "apps.connections.open";
    /** Slack's own client calls these without a token. */
    private static final Set<String> WITHOUT_TOKEN = Set.of("blocks.validate");

    private static final String REFERENCE = "docs.slack.dev/reference/methods/";
    private static final String SCOPES =
            "chat:write,channels:history,channels:join,channels:read,reactions:read,reactions:write,usergroups:read,users:read,users:read.email";

    private final Store store;
    private final Map<String, SlackMethod> methods = new HashMap<>();
    private final Webhook webhook;

    /**
     * The API.
     *
     * @param store where messages are kept
     * @param workspace who and what exists
     * @param rateLimit whether more than one message per second and channel answers 429
     * @param sockets where apps listen
     */
    public SlackApi(Store store, SlackWorkspace workspace, boolean rateLimit, SocketServer sockets) {
        Channels channels = new Channels(workspace);
        ChatMethods chat = new ChatMethods(store, channels, new Pacing(rateLimit));
        this.store = store;
        this.webhook = new Webhook(chat, channels);
        methods.putAll(chat.all());
        methods.putAll(new ConversationMethods(store, channels).all());
        methods.putAll(new DirectoryMethods(workspace).all());
        methods.putAll(new ReactionMethods(store, channels).all());
        methods.put(CONNECT, call -> connection(sockets));
    }

    @Override
    public void mount(Routes routes) {
        routes.add(Surface.INTAKE, "POST", "/api/{method}", this::call);
        routes.add(Surface.INTAKE, "GET", "/api/{method}", this::call);
        routes.add(Surface.INTAKE, "POST", "/services/{team}/{bot}/{secret}", this::post);
    }

    private Response call(Request request) {
        String method = request.variable("method");
        try {
            SlackCall call = SlackCall.of(request);
            if (!WITHOUT_TOKEN.contains(method)) {
                authorize(method, call);
            }
            SlackMethod known = methods.get(method);
            if (known == null) {
                throw SlackError.of("unknown_method");
            }
            JsonObject answer = new JsonObject();
            answer.addProperty("ok", true);
            known.call(call).asMap().forEach(answer::add);
            return Response.json(200, answer).with("X-OAuth-Scopes", SCOPES);
        } catch (SlackError e) {
            report(request, method, REFERENCE + method, e);
            return Response.json(200, refusal(e)).with("X-OAuth-Scopes", SCOPES);
        } catch (RateLimited e) {
            limited(request, e);
            return Response.json(429, refusal(SlackError.of("ratelimited")))
                    .with("Retry-After", "" + e.retryAfterSeconds());
        }
    }

    private Response post(Request request) {
        try {
            webhook.post(request);
            return Response.text(200, "ok");
        } catch (SlackError e) {
            report(request, "incoming webhook", Webhook.REFERENCE, e);
            return Response.text(Webhook.status(e.code()), e.code());
        } catch (RateLimited e) {
            limited(request, e);
            return Response.text(429, "rate_limited").with("Retry-After", "" + e.retryAfterSeconds());
        }
    }

    /** A token of a bot cannot open a connection, and one of an app can do nothing else. */
    private static void authorize(String method, SlackCall call) {
        String token = call.token().orElseThrow(() -> SlackError.of("not_authed"));
        boolean ofApp = APP_TOKEN.matcher(token).matches();
        if (!ofApp && !TOKEN.matcher(token).matches()) {
            throw SlackError.of("invalid_auth");
        }
        if (ofApp != method.equals(CONNECT)) {
            throw SlackError.of("not_allowed_token_type");
        }
    }

    private static JsonObject connection(SocketServer sockets) {
        JsonObject answer = new JsonObject();
        answer.addProperty("url", sockets.open().toString());
        return answer;
    }

    private void report(Request request, String method, String reference, SlackError error) {
        store.counters().add(Counter.SLACK_REFUSED, 1);
        Finding finding = new Finding(
                method,
                "slack." + error.code(),
                "what the method's page says",
                error.getMessage() + "",
                Effect.REJECTED,
                reference);
        store.report(request.at(), Signal.SLACK, request.id(), List.of(finding));
    }

    private void limited(Request request, RateLimited limited) {
        store.counters().add(Counter.SLACK_REFUSED, 1);
        Finding finding = new Finding(
                "channel",
                "slack.ratelimited",
                "1 message per second and channel",
                limited.getMessage() + "",
                Effect.REJECTED,
                "docs.slack.dev/apis/web-api/rate-limits");
        store.report(request.at(), Signal.SLACK, request.id(), List.of(finding));
    }

    private static JsonObject refusal(SlackError error) {
        JsonObject answer = new JsonObject();
        answer.addProperty("ok", false);
        answer.addProperty("error", error.code());
        if (!error.details().isEmpty()) {
            JsonArray details = new JsonArray();
            error.details().forEach(details::add);
            JsonObject metadata = new JsonObject();
            metadata.add("messages", details);
            answer.add("errors", details);
            answer.add("response_metadata", metadata);
        }
        return answer;
    }
}
