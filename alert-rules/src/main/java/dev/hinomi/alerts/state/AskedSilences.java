package dev.hinomi.alerts.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The silences that people asked for, one for each alert: the latest counts, also when it is shorter. Immutable; whatever changes
 * nothing answers the same object.
 *
 * @param all the oldest first
 */
public record AskedSilences(List<AskedSilence> all) {

    /** Nobody asked for any. */
    public static final AskedSilences NONE = new AskedSilences(List.of());

    /** So many at most: the oldest make room, so that people hear too much rather than too little. */
    public static final int MOST = 1_000;

    /** Takes its own copy. */
    public AskedSilences {
        all = List.copyOf(all);
    }

    /** These and one more, in place of what was asked for of the same alert. */
    public AskedSilences with(AskedSilence asked) {
        if (all.contains(asked)) {
            return this;
        }
        List<AskedSilence> changed = new ArrayList<>(all);
        changed.removeIf(asked::isAboutTheSameAs);
        changed.add(asked);
        return new AskedSilences(changed.subList(Math.max(0, changed.size() - MOST), changed.size()));
    }

    /** Those that last. */
    public AskedSilences at(Instant now) {
        return all.stream().noneMatch(asked -> asked.isOver(now))
                ? this
                : new AskedSilences(
                        all.stream().filter(asked -> !asked.isOver(now)).toList());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The one that is about this alert. */
    public Optional<AskedSilence> about(Alert alert) {
        return all.stream().filter(asked -> asked.isAbout(alert)).findFirst();
    }
}
