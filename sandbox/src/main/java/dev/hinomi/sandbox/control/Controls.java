package dev.hinomi.sandbox.control;

import com.google.gson.JsonObject;
import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Stats;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Handler;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.StrictJson;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The controls under {@code /sandbox/}; no fault ever hits them, and no other web site reaches them. */
public final class Controls implements Mount {

    private final Store store;
    private final Faults faults;
    private final Runnable clear;

    /**
     * The controls.
     *
     * @param store what was received
     * @param faults what goes wrong
     * @param clear forgets everything received
     */
    public Controls(Store store, Faults faults, Runnable clear) {
        this.store = store;
        this.faults = faults;
        this.clear = clear;
    }

    @Override
    public void mount(Routes routes) {
        routes.page("/healthz", request -> Response.text(200, "ok\n"));
        routes.page("/sandbox/stats", request -> Response.json(200, stats()));
        routes.page("/sandbox/wait", explained(new Waiting(store)::handle));
        routes.page("/sandbox/faults", request -> Response.json(200, FaultJson.write(faults.active())));
        routes.control("POST", "/sandbox/faults", explained(this::add));
        routes.control("DELETE", "/sandbox/faults", request -> {
            faults.clear();
            return Response.json(200, "[]");
        });
        routes.control("DELETE", "/sandbox/faults/{id}", explained(this::remove));
        routes.control("POST", "/sandbox/clear", request -> {
            clear.run();
            return Response.json(200, stats());
        });
    }

    private Response add(Request request) {
        try {
            if (StrictJson.parse(request.body().text()) instanceof JsonObject json) {
                return Response.json(201, FaultJson.write(faults.add(FaultJson.read(json))));
            }
            throw new IllegalArgumentException("A fault must be a JSON object");
        } catch (IOException e) {
            throw new IllegalArgumentException("A fault must be JSON: " + e.getMessage(), e);
        }
    }

    private Response remove(Request request) {
        long id = Long.parseLong(request.variable("id"));
        return faults.remove(id) ? Response.json(200, FaultJson.write(faults.active())) : Response.json(404, "{}");
    }

    private static Handler explained(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (IllegalArgumentException e) {
                return Response.json(400, error(e));
            }
        };
    }

    static JsonObject error(RuntimeException e) {
        JsonObject json = new JsonObject();
        json.addProperty("error", String.valueOf(e.getMessage()));
        return json;
    }

    private JsonObject stats() {
        Stats stats = Stats.of(store);
        JsonObject json = new JsonObject();
        for (Counter counter : Counter.values()) {
            json.addProperty(counter.label(), stats.counts().getOrDefault(counter, 0L));
        }
        json.addProperty("logs_with_trace", stats.logsWithTrace());
        json.addProperty("logs_with_known_trace", stats.logsWithKnownTrace());
        json.addProperty("traces_kept", stats.kept().getOrDefault("traces", 0L));
        json.add("kept", object(stats.kept()));
        json.add("evicted", object(stats.evicted()));
        json.add("faults", FaultJson.write(faults.active()));
        return json;
    }

    private static JsonObject object(Map<String, Long> counts) {
        JsonObject json = new JsonObject();
        new TreeMap<>(counts).forEach(json::addProperty);
        return json;
    }
}
