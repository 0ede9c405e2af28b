package dev.hinomi.observability.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of the oldest entries to try next while a destination refuses them: the first half of those that must hold the
 * cause, until one is refused alone. Such an entry is set aside, at the head of the spool, until another one is taken:
 * only that shows that the cause is the entry and not the destination. Not thread-safe.
 */
final class Bisection {
    /** The most requests in a row over refused entries; then there is a pause. */
    static final int MOST_REQUESTS = 32;

    /** The most bytes of entries that are set aside, which are all in memory; then there is a pause. */
    static final long MOST_BYTES_ASIDE = 16L * 1024 * 1024;

    private static final int ALL = Integer.MAX_VALUE;

    private final List<Refused> aside = new ArrayList<>();
    private Cause cause = Cause.UNKNOWN;
    private int size = ALL;
    private int suspects;
    private int unresolved;
    private int requests;
    private boolean taking;

    private enum Cause {
        /** What is left may be good. */
        UNKNOWN,
        /** One of the suspects is bad. */
        BAD_ENTRY,
        /** The suspects are too many for one request. */
        TOO_MANY
    }

    /** How many entries at the head are set aside. */
    int aside() {
        return aside.size();
    }

    /** What they take of a cut. */
    long bytesAside(Cut cut) {
        return aside.stream()
                .mapToLong(refused -> cut.cost(refused.waitingBytes()))
                .sum();
    }

    /** What the destination said about the last of them. */
    String lastReason() {
        return aside.isEmpty() ? "" : aside.get(aside.size() - 1).reason();
    }

    /** The most entries to try next, behind those that are set aside. */
    int size() {
        return size;
    }

    /** Whether something of what was refused still waits. */
    boolean isUnderWay() {
        return unresolved > 0;
    }

    /** Whether as many requests have been made, or as much is set aside, as may be without a pause. */
    boolean isSpent() {
        return requests >= MOST_REQUESTS
                || aside.stream().mapToLong(Refused::waitingBytes).sum() >= MOST_BYTES_ASIDE;
    }

    /** Whether the destination took anything since the first refusal or the last pause. */
    boolean isTaking() {
        return taking;
    }

    /** So many entries are too many together, however good each of them may be. */
    void tooMany(int entries) {
        refused(entries);
        cause = isWithoutProof() ? Cause.UNKNOWN : Cause.TOO_MANY;
        suspects = Math.max(suspects, entries);
        size = isWithoutProof() ? 1 : half(entries);
    }

    /** One of so many entries is bad. */
    void bad(int entries) {
        refused(entries);
        cause = Cause.BAD_ENTRY;
        suspects = entries;
        size = isWithoutProof() ? 1 : half(entries);
    }

    /** One entry was refused alone; answers what leaves the spool for that. */
    List<Refused> alone(Refused refused) {
        refused(1);
        boolean another = isWithoutProof();
        aside.add(refused);
        cause = Cause.UNKNOWN;
        suspects = another ? Math.max(0, suspects - 1) : 0;
        size = suspects == 0 ? ALL : 1;
        return proven();
    }

    /** So many entries were taken; answers what leaves the spool before them. */
    List<Refused> taken(int entries) {
        if (unresolved > 0) {
            requests = cause == Cause.TOO_MANY ? 0 : requests + 1;
            taking = true;
        }
        suspects = cause == Cause.UNKNOWN ? 0 : Math.max(0, suspects - entries);
        if (suspects == 0) {
            size = ALL;
        } else if (cause == Cause.BAD_ENTRY) {
            size = half(suspects);
        }
        List<Refused> proven = proven();
        leave(entries);
        return proven;
    }

    /** What was set aside and is now proven to be refused for its own sake. */
    private List<Refused> proven() {
        if (!taking || aside.isEmpty()) {
            return List.of();
        }
        List<Refused> proven = List.copyOf(aside);
        aside.clear();
        leave(proven.size());
        return proven;
    }

    /** Begins anew after a pause: what was set aside may have been refused for the destination's sake. */
    void resume() {
        requests = 0;
        taking = false;
        if (!aside.isEmpty()) {
            forget();
        }
    }

    /** Nothing that was tried so far waits any longer. */
    void forget() {
        aside.clear();
        suspects = 0;
        size = ALL;
        unresolved = 0;
        requests = 0;
        taking = false;
    }

    private boolean isWithoutProof() {
        return !taking && !aside.isEmpty();
    }

    private void refused(int entries) {
        requests++;
        unresolved = Math.max(unresolved, entries);
    }

    private void leave(int entries) {
        unresolved = Math.max(0, unresolved - entries);
        if (unresolved == 0) {
            requests = 0;
            taking = false;
        }
    }

    private static int half(int entries) {
        return (entries + 1) / 2;
    }
}
