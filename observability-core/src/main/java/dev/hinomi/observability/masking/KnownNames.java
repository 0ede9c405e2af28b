package dev.hinomi.observability.masking;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which names of attributes are hidden, since a service has few of them and every event has some. Bounded: a name
 * gives way to another with the same place. Thread-safe, because what is remembered is immutable and can be found anew.
 */
final class KnownNames {
    private static final int PLACES = 512;
    private static final int LONGEST = 64;

    private final Names names;
    private final @Nullable Known[] known = new Known[PLACES];

    private record Known(String name, boolean hidden) {}

    KnownNames(Names names) {
        this.names = names;
    }

    boolean hide(String name) {
        int hash = name.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Known last = known[place];
        if (last != null && last.name.equals(name)) {
            return last.hidden;
        }
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        boolean hidden = names.endIn(text, 0, text.length);
        if (name.length() <= LONGEST) {
            known[place] = new Known(name, hidden);
        }
        return hidden;
    }
}
