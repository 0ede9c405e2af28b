package dev.hinomi.alerts.state;

import java.util.Optional;

/** Whether people are told of a transition. */
public sealed interface Telling {

    /** What it is about. */
    Transition transition();

    /** They are told now. */
    record Now(Transition transition) implements Telling {}

    /**
     * They are not told.
     *
     * @param transition what it is about
     * @param because why; empty when it ended together with what had kept people from being told
     */
    record Withheld(Transition transition, Optional<Overlay> because) implements Telling {}
}
