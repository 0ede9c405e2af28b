package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the broken rules of one entry. Not thread-safe. */
final class Findings {

    private final String root;
    private final String source;
    private final List<Finding> found = new ArrayList<>();

    Findings(String root, String source) {
        this.root = root;
        this.source = source;
    }

    void add(String path, Breach breach) {
        String full = path.isEmpty() || path.startsWith("[") ? root + path : root + "." + path;
        found.add(new Finding(full, breach.rule(), breach.limit(), breach.actual(), breach.effect(), source));
    }

    /** Adds a finding when a number is over its limit. */
    void over(String path, String rule, Amount amount, Effect effect) {
        if (amount.actual() > amount.limit()) {
            String limit = amount.words(amount.limit()) + " at most";
            add(path, new Breach(rule, limit, amount.words(amount.actual()), effect));
        }
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    /** A rule that is broken, whatever the place. */
    record Breach(String rule, String limit, String actual, Effect effect) {}

    /** A number beside its limit, with their unit. */
    record Amount(long actual, long limit, String unit) {

        String words(long number) {
            return String.format(Locale.ROOT, "%,d %s", number, unit);
        }
    }
}
