package dev.hinomi.sandbox.web;

/** Adds its routes to a server: how intakes, APIs and pages come together without knowing each other. */
@FunctionalInterface
public interface Mount {

    /**
     * Adds the routes.
     *
     * @param routes where to add them
     */
    void mount(Routes routes);
}
