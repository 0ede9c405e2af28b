package dev.hinomi.sandbox.console.page;

import java.util.Optional;

/** One page of the console. Called by many threads at once. */
@FunctionalInterface
public interface Page {

    /**
     * Answers a visit.
     *
     * @param visit who asks for what
     * @return what to show; empty when there is nothing at this address
     */
    Optional<View> view(Visit visit);
}
