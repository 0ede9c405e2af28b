package dev.hinomi.alerts.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The synchronous client, set up so that one call is one request: OkHttp's silent repetition is off, because it posts a message
 * twice when a connection breaks after the request was read. The client's own logging of whole requests is off too.
 */
final class SlackApi {

    private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);

    private final MethodsClient methods;

    SlackApi(SlackConnection connection) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(connection.api().toString());
        this.methods = client(config, connection.connectTimeout(), connection.callTimeout())
                .methods(connection.token().reveal());
    }

    /** A client in which one call is one request. */
    static Slack client(SlackConfig config, Duration connectTimeout, Duration callTimeout) {
        config.setHttpClientResponseHandlers(List.of());
        config.getMethodsConfig().setStatsEnabled(false);
        endThreadsOf(config);
        return Slack.getInstance(
                config,
                new SlackHttpClient(SlackHttpClient.buildOkHttpClient(config)
                        .newBuilder()
                        .retryOnConnectionFailure(false)
                        .followRedirects(false)
                        .connectTimeout(connectTimeout)
                        .callTimeout(callTimeout)
                        .build()));
    }

    /**
     * Every configuration starts threads that keep statistics for the asynchronous client alone. Those of the client's own defaults
     * stay: the application may use them.
     */
    private static void endThreadsOf(SlackConfig config) {
        try {
            config.close();
        } catch (Exception unended) {
            LOG.debug("Threads of Slack's client that nobody needs could not be ended.", unended);
        }
    }

    /** One call, outside any trace of the application. */
    <T extends SlackApiTextResponse> SlackAnswer call(Call<T> call, Function<T, SlackAnswer> accepted) {
        return Untraced.call(() -> answer(call, accepted));
    }

    private <T extends SlackApiTextResponse> SlackAnswer answer(Call<T> call, Function<T, SlackAnswer> accepted) {
        try {
            T response = call.on(methods);
            return response.isOk()
                    ? accepted.apply(response)
                    : new SlackAnswer.Refused(Objects.requireNonNullElse(response.getError(), "an unnamed error"));
        } catch (SlackApiException status) {
            return status(status.getResponse());
        } catch (IOException broken) {
            return new SlackAnswer.Lost("no answer from Slack: " + broken);
        } catch (RuntimeException unreadable) {
            return new SlackAnswer.Lost(
                    "an answer that is not Slack's: " + unreadable.getClass().getSimpleName());
        }
    }

    private static SlackAnswer status(Response response) {
        return new SlackAnswer.Status(response.code(), retryAfter(response.header("Retry-After")));
    }

    static Optional<Duration> retryAfter(@Nullable String seconds) {
        return Optional.ofNullable(seconds)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    /** A method of Slack's API. */
    interface Call<T> {
        T on(MethodsClient methods) throws IOException, SlackApiException;
    }
}
