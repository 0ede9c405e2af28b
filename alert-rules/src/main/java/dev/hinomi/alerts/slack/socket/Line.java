package dev.hinomi.alerts.slack.socket;

import com.google.gson.JsonObject;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** One connection. Acknowledges at once what it hands on, and only that: who pressed in vain is told so by Slack. Thread-safe. */
final class Line {

    private static final int NORMAL = 1000;

    private final WebSocket socket;

    /** Where a connection tells what happens to it. Called on OkHttp's thread; does not wait. */
    interface Listener {

        /** The connection is ready. */
        void ready(Line line);

        /** Slack wants another connection instead. */
        void leaving(Line line, String reason);

        /**
         * Somebody pressed something.
         *
         * @return whether there was room for it
         */
        boolean pressed(JsonObject payload);

        /** The connection is over. */
        void gone(Line line, String why);
    }

    /** Begins to connect; waits for nothing. */
    Line(OkHttpClient client, URI address, Listener listener) {
        Request request = new Request.Builder().url(address.toString()).build();
        this.socket = client.newWebSocket(request, new Events(listener));
    }

    /** Ends it politely. */
    void leave() {
        socket.close(NORMAL, null);
    }

    /** Ends it at once. */
    void cut() {
        socket.cancel();
    }

    private final class Events extends WebSocketListener {
        private final Listener listener;

        Events(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            Envelope envelope = Envelope.of(text);
            if (envelope instanceof Envelope.Hello) {
                listener.ready(Line.this);
            } else if (envelope instanceof Envelope.Disconnect end) {
                listener.leaving(Line.this, end.reason());
            } else if (envelope instanceof Envelope.Delivery delivery
                    && delivery.press().map(listener::pressed).orElse(true)) {
                from.send(Envelope.acknowledgement(delivery.id()));
            }
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            from.close(NORMAL, null);
            listener.gone(Line.this, "Slack closed it with code " + code);
        }

        @Override
        public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
            listener.gone(Line.this, failure.toString());
        }
    }
}
