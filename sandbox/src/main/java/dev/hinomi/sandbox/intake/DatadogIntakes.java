package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Handler;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.Surface;

/** All of Datadog's public intakes. */
public final class DatadogIntakes implements Mount {

    private final Store store;
    private final ApiKeys keys;
    private final LogIds logIds = new LogIds();

    /**
     * The intakes.
     *
     * @param store where they keep what they get
     * @param keys which API keys are good
     */
    public DatadogIntakes(Store store, ApiKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public void mount(Routes routes) {
        post(routes, "/api/v2/logs", IntakeRules.LOGS, new LogIntake(store, logIds));
        post(routes, "/v1/input", IntakeRules.LOGS, new LogIntake(store, logIds));
        post(routes, "/api/v1/series", IntakeRules.SERIES_V1, new SeriesIntake(store, SeriesForm.V1));
        post(routes, "/api/v2/series", IntakeRules.SERIES_V2, new SeriesIntake(store, SeriesForm.V2));
        post(
                routes,
                "/api/v1/distribution_points",
                IntakeRules.DISTRIBUTIONS,
                new SeriesIntake(store, SeriesForm.DISTRIBUTION));
        routes.add(
                Surface.INTAKE,
                "POST",
                "/api/beta/sketches",
                new Intake(keys, store, IntakeRules.SKETCHES, new SketchIntake(store)));
        post(routes, "/api/v1/events", IntakeRules.EVENTS, new EventIntake(store, EventIntake.Form.V1));
        post(routes, "/api/v2/events", IntakeRules.EVENTS, new EventIntake(store, EventIntake.Form.V2));
        post(routes, "/api/v1/check_run", IntakeRules.EVENTS, new EventIntake(store, EventIntake.Form.CHECK));
        MetadataApi metadata = new MetadataApi(store);
        routes.add(
                Surface.INTAKE,
                "PUT",
                "/api/v1/metrics/{name}",
                new Intake(keys, store, IntakeRules.METADATA, metadata));
        routes.add(
                Surface.INTAKE,
                "GET",
                "/api/v1/metrics/{name}",
                request -> keys.refusal(request).orElseGet(() -> metadata.get(request)));
        routes.add(Surface.INTAKE, "GET", "/api/v1/validate", validate());
    }

    /** Forgets the log ids seen so far. */
    public void clear() {
        logIds.clear();
    }

    private Handler validate() {
        return request -> keys.refusal(request).orElseGet(() -> Response.json(200, "{\"valid\":true}"));
    }

    private void post(Routes routes, String path, IntakeRules rules, Acceptance acceptance) {
        routes.add(Surface.INTAKE, "POST", path, new Intake(keys, store, rules, acceptance));
    }
}
