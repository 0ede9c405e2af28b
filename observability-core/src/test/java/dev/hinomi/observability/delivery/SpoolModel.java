package dev.hinomi.observability.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a spool should hold: a list, in which the first so many entries are in flight. */
public final class SpoolModel {
    private record Entry(String text, Priority priority) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Priority> offered = new HashMap<>();
    private int inFlight;

    /** How many items a text stands for when it is offered with {@link #offer}. */
    public static int items(String text) {
        return 1 + text.length() % 3 * 4;
    }

    /** Offers an entry to a spool of so many bytes that gives entries up one by one; answers the items it had to give up. */
    public Admission offer(String text, Priority priority, long capacity, int overheadBytes) {
        if (text.length() + overheadBytes > capacity) {
            return Admission.TOO_LARGE;
        }
        List<Entry> waiting = waitingUpTo(priority);
        long missing = charge(entries, overheadBytes) + text.length() + overheadBytes - capacity;
        if (missing > charge(waiting, overheadBytes)) {
            return Admission.NO_ROOM;
        }
        int evicted = 0;
        long items = 0;
        for (; missing > 0; evicted++) {
            missing -= waiting.get(evicted).text().length() + overheadBytes;
            items += items(waiting.get(evicted).text());
        }
        add(text, priority, evicted);
        return new Admission(null, items);
    }

    /** Adds an entry for which so many others had to go; answers whether none of those was of a higher priority. */
    public boolean add(String text, Priority priority, int evicted) {
        boolean allowed = evicted <= waitingUpTo(priority).size();
        giveUp(evicted);
        entries.add(new Entry(text, priority));
        offered.put(text, priority);
        return allowed;
    }

    /** Gives up entries, the oldest of the lowest priority first. */
    private void giveUp(int count) {
        waitingUpTo(Priority.VITAL).stream().limit(count).forEach(this::remove);
    }

    private void remove(Entry gone) {
        entries.removeIf(entry -> entry.text().equals(gone.text()));
    }

    private List<Entry> waitingUpTo(Priority highest) {
        return entries.stream()
                .skip(inFlight)
                .filter(entry -> entry.priority().compareTo(highest) <= 0)
                .sorted(Comparator.comparing(Entry::priority))
                .toList();
    }

    private static long charge(List<Entry> entries, int overheadBytes) {
        return entries.stream()
                .mapToLong(entry -> entry.text().length() + (long) overheadBytes)
                .sum();
    }

    /** Peeks as a spool does. */
    public List<String> peek(Cut cut) {
        List<String> batch = new ArrayList<>();
        long bytes = 0;
        for (String text : texts()) {
            if (!batch.isEmpty() && !cut.admits(batch.size(), bytes, text.length())) {
                break;
            }
            batch.add(text);
            bytes += cut.cost(text.length());
        }
        inFlight = Math.max(inFlight, batch.size());
        return batch;
    }

    /** Commits as a spool does. */
    public void commit(int count) {
        entries.subList(0, count).clear();
        inFlight -= count;
    }

    /** Nothing is in flight any longer, and these are left, of which some may have been given up before. */
    public void restart(List<String> left) {
        inFlight = 0;
        entries.clear();
        left.forEach(text -> entries.add(new Entry(text, offered.get(text))));
    }

    /** How many entries are in flight. */
    public int inFlight() {
        return inFlight;
    }

    /** All entries, oldest first. */
    public List<String> texts() {
        return entries.stream().map(Entry::text).toList();
    }

    /** Any priority. */
    public static Priority anyPriority(SplittableRandom random) {
        return Priority.values()[random.nextInt(Priority.values().length)];
    }
}
