package dev.hinomi.sandbox.store;

import java.util.Locale;

/**
 * One broken rule at one place of a payload.
 *
 * @param path where, as a path into the payload, for instance {@code [3].message}
 * @param rule a short stable name of the rule, for instance {@code log.size}
 * @param limit what is allowed, in words with its unit
 * @param actual what was sent, in words with its unit
 * @param effect what becomes of it
 * @param source the page that documents the rule
 */
public record Finding(String path, String rule, String limit, String actual, Effect effect, String source) {

    /**
     * The finding as one line for a person.
     *
     * @return for instance {@code [3].message: 1,204,551 B, but 1,000,000 B at most → truncated}
     */
    public String sentence() {
        return String.format(Locale.ROOT, "%s: %s; allowed: %s → %s", path, actual, limit, effect.words());
    }
}
