package dev.hinomi.benchmarks.metrics;

import io.micrometer.core.ipc.http.HttpSender;
import java.util.concurrent.atomic.AtomicReference;

/** Takes the bodies of Micrometer's own registry and sends them nowhere, as they are or compressed. For one thread. */
public final class NowhereSender implements HttpSender {
    private static final String JSON = "application/json";
    private static final Response ACCEPTED = new Response(202, "{}");

    private final HttpSender taking = this::take;
    private final boolean compressing;
    private final AtomicReference<byte[]> last = new AtomicReference<>();

    private NowhereSender(boolean compressing) {
        this.compressing = compressing;
    }

    /** Compresses no body, as that registry does not. */
    public static NowhereSender plain() {
        return new NowhereSender(false);
    }

    /** Compresses each body with the gzip that Micrometer itself offers to its registries. */
    public static NowhereSender compressing() {
        return new NowhereSender(true);
    }

    @Override
    @SuppressWarnings("IllegalThrows") // It is Micrometer's.
    public Response send(Request request) throws Throwable {
        if (!compressing) {
            return take(request);
        }
        return Request.build(request.getUrl().toString(), taking)
                .withMethod(Method.POST)
                .withContent(JSON, request.getEntity())
                .compress()
                .send();
    }

    private Response take(Request request) {
        last.set(request.getEntity());
        return ACCEPTED;
    }
}
