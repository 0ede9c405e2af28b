package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.Surface;

/** All of Datadog's public intakes. */
public final class DatadogIntakes implements Mount {

    private final Store store;
    private final ApiKeys keys;
    private final EventIds eventIds = new EventIds();

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
        post(routes, "/api/v2/logs", IntakeRules.LOGS, new LogIntake(store, eventIds));
        post(routes, "/v1/input", IntakeRules.LOGS, new LogIntake(store, eventIds));
    }

    /** Forgets the event ids seen so far. */
    public void clear() {
        eventIds.clear();
    }

    private void post(Routes routes, String path, IntakeRules rules, Acceptance acceptance) {
        routes.add(Surface.INTAKE, "POST", path, new Intake(keys, store, rules, acceptance));
    }
}
