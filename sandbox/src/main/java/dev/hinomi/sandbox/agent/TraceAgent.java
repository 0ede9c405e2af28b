package dev.hinomi.sandbox.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Handler;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.Surface;
import java.util.List;

/**
 * The trace agent: takes in traces, and answers whatever else a tracer asks so that it is content. Tracers learn from {@code
 * /info} what there is.
 */
public final class TraceAgent implements Mount {

    private static final List<String> ENDPOINTS = List.of(
            "/v0.3/traces",
            "/v0.4/traces",
            "/v0.5/traces",
            "/v0.6/stats",
            "/v0.7/config",
            "/v0.1/pipeline_stats",
            "/telemetry/proxy/",
            "/profiling/v1/input",
            "/evp_proxy/v2/",
            "/evp_proxy/v4/",
            "/debugger/v1/input",
            "/debugger/v1/diagnostics",
            "/debugger/v2/input",
            "/symdb/v1/input",
            "/tracer_flare/v1");

    private final Store store;

    /**
     * An agent.
     *
     * @param store where it keeps what it gets
     */
    public TraceAgent(Store store) {
        this.store = store;
    }

    @Override
    public void mount(Routes routes) {
        routes.add(Surface.INTAKE, "GET", "/info", request -> Response.json(200, info()));
        TraceHandler maps = new TraceHandler(store, TracePayload.V04);
        for (String path : List.of("/v0.3/traces", "/v0.4/traces")) {
            any(routes, path, maps);
        }
        any(routes, "/v0.5/traces", new TraceHandler(store, TracePayload.V05));
        any(routes, "/v0.7/config", request -> Response.json(200, "{}"));
        any(routes, "/telemetry/proxy/**", request -> Response.json(202, "{}"));
        any(routes, "/evp_proxy/**", request -> Response.json(202, "{}"));
        for (String path : List.of(
                "/v0.6/stats",
                "/v0.1/pipeline_stats",
                "/profiling/**",
                "/debugger/**",
                "/symdb/**",
                "/tracer_flare/**")) {
            any(routes, path, request -> Response.json(200, "{}"));
        }
    }

    private static void any(Routes routes, String path, Handler handler) {
        routes.add(Surface.INTAKE, "POST", path, handler);
        routes.add(Surface.INTAKE, "PUT", path, handler);
    }

    private static JsonObject info() {
        JsonArray endpoints = new JsonArray();
        ENDPOINTS.forEach(endpoints::add);
        JsonObject info = new JsonObject();
        info.addProperty("version", "7.81.0");
        info.add("endpoints", endpoints);
        info.addProperty("client_drop_p0s", false);
        info.addProperty("long_running_spans", true);
        info.add("config", new JsonObject());
        return info;
    }
}
