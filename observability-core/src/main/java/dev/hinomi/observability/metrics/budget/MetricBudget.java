package dev.hinomi.observability.metrics.budget;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The combinations of tags of one metric. Nine tenths of the budget are for combinations as they come. From then on the tag
 * with the most values is {@code other}, and if the rest fills up too, the next one as well, until all are. Thread-safe; a
 * combination that is known takes no lock.
 */
final class MetricBudget {
    static final String OTHER = "other";

    private static final int RESERVED_PART = 10;
    private static final Tags WITHOUT_ANY = Tags.of("tags", OTHER);

    private final int most;
    private final Set<Meter.Id> known = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> values = new HashMap<>();
    private final ReentrantLock admitting = new ReentrantLock();
    private volatile @Nullable Overflow overflow;

    /**
     * What became of a metric whose budget was used up.
     *
     * @param keys all its tag keys at that time, the one with the most values first
     * @param collapsed the first of them, as many as are {@code other}
     * @param count how many values the first one had
     * @param example one of them
     */
    record Overflow(List<String> keys, int collapsed, int count, String example) {
        String offender() {
            return keys.get(0);
        }

        Overflow withOneMore() {
            return new Overflow(keys, collapsed + 1, count, example);
        }

        private Meter.Id collapse(Meter.Id id) {
            List<Tag> others = new ArrayList<>();
            for (String key : keys.subList(0, collapsed)) {
                if (id.getTag(key) != null) {
                    others.add(Tag.of(key, OTHER));
                }
            }
            return id.withTags(others);
        }
    }

    MetricBudget(int most) {
        this.most = most;
    }

    /** The id itself, or with {@code other} for the values of the tags that have too many. */
    Meter.Id map(Meter.Id id) {
        if (known.contains(id)) {
            return id;
        }
        Overflow now = overflow;
        if (now != null) {
            Meter.Id collapsed = now.collapse(id);
            if (known.contains(collapsed)) {
                return collapsed;
            }
        }
        admitting.lock();
        try {
            return admit(id);
        } finally {
            admitting.unlock();
        }
    }

    /** A meter is no longer there: its place is free. */
    void forget(Meter.Id id) {
        known.remove(id);
    }

    /** What became of the metric; {@code null} while it keeps to its budget. */
    @Nullable
    Overflow overflow() {
        return overflow;
    }

    int size() {
        return known.size();
    }

    private Meter.Id admit(Meter.Id id) {
        if (known.contains(id)) {
            return id;
        }
        if (overflow == null && known.size() < most - most / RESERVED_PART) {
            note(id);
            return add(id);
        }
        Overflow now = overflow == null ? begin() : overflow;
        Meter.Id collapsed = now.collapse(id);
        while (!isAdmissible(collapsed) && now.collapsed() < now.keys().size()) {
            now = now.withOneMore();
            collapsed = now.collapse(id);
        }
        overflow = now;
        return isAdmissible(collapsed) ? add(collapsed) : add(id.replaceTags(WITHOUT_ANY));
    }

    /** One place is kept for whatever has no other. */
    private boolean isAdmissible(Meter.Id id) {
        return known.contains(id) || known.size() < most - 1;
    }

    private Meter.Id add(Meter.Id id) {
        known.add(id);
        return id;
    }

    private void note(Meter.Id id) {
        for (Tag tag : id.getTagsAsIterable()) {
            Set<String> seen = values.computeIfAbsent(tag.getKey(), first -> new HashSet<>());
            if (seen.size() < most) {
                seen.add(tag.getValue());
            }
        }
    }

    private Overflow begin() {
        List<String> keys = values.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Set<String>> key) ->
                                -key.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableList());
        Set<String> most = values.getOrDefault(keys.get(0), Set.of());
        Overflow begun =
                new Overflow(keys, 1, most.size(), most.stream().findFirst().orElse(""));
        values.clear();
        return begun;
    }
}
