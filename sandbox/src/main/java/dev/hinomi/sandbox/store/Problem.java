package dev.hinomi.sandbox.store;

import java.time.Instant;

/**
 * A finding, with where it came from.
 *
 * @param id its id
 * @param at when the payload was received
 * @param signal what kind of payload it was in
 * @param exchangeId the request it was in, see {@link Exchange}
 * @param finding the broken rule
 */
public record Problem(long id, Instant at, Signal signal, long exchangeId, Finding finding) {}
