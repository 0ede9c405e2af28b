package dev.hinomi.alerts.state;

import java.util.Optional;

/**
 * What an evaluation decided.
 *
 * @param state where the alert stands now
 * @param transition how it came there, if its status changed
 */
public record Verdict(AlertState state, Optional<Transition> transition) {}
