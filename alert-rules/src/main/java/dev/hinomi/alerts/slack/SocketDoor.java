package dev.hinomi.alerts.slack;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.hinomi.alerts.slack.socket.Door;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks Slack for the address of a connection, with an app-level token: {@code apps.connections.open}. */
final class SocketDoor implements Door {

    private static final Duration UNHURRIED = Duration.ofMinutes(10);
    private static final Set<String> SCHEMES = Set.of("wss", "ws");
    private static final Set<String> WRONG_TOKEN = Set.of(
            "invalid_auth",
            "not_authed",
            "not_allowed_token_type",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "missing_scope",
            "no_permission");

    private final SlackApi api;

    SocketDoor(SlackApi api) {
        this.api = api;
    }

    @Override
    public Opened open() {
        List<URI> address = new ArrayList<>();
        SlackAnswer answer = api.call(
                methods -> methods.appsConnectionsOpen(request -> request), (AppsConnectionsOpenResponse response) -> {
                    address.add(URI.create(response.getUrl()));
                    return new SlackAnswer.Accepted("", "");
                });
        if (!address.isEmpty() && SCHEMES.contains(address.get(0).getScheme())) {
            return new Opened.At(address.get(0));
        }
        return notNow(answer);
    }

    private static Opened.NotNow notNow(SlackAnswer answer) {
        if (answer instanceof SlackAnswer.Refused refused) {
            boolean wrong = WRONG_TOKEN.contains(refused.error());
            String why = "Slack answered " + refused.error();
            return new Opened.NotNow(
                    wrong ? Optional.of(UNHURRIED) : Optional.empty(),
                    wrong
                            ? why + ": set hinomi.slack.app-token to an app-level token (xapp-…) with the scope"
                                    + " connections:write"
                            : why);
        }
        if (answer instanceof SlackAnswer.Status status) {
            return new Opened.NotNow(status.retryAfter(), "Slack answered with HTTP status " + status.status());
        }
        return new Opened.NotNow(
                Optional.empty(),
                answer instanceof SlackAnswer.Lost lost
                        ? lost.what()
                        : "Slack's address is no address of a web socket");
    }
}
