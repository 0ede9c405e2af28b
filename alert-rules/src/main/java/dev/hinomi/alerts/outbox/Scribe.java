package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Doubt;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Storm;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxThread;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the store what is known by now and was not when it wrote last, and which message is in hand. What it has written is known by
 * identity: all of it is immutable. Not thread-safe.
 */
final class Scribe {

    /** Stands for what must be written again, or forgotten if it is gone. */
    private static final Object STALE = new Object();

    private final OutboxStore store;
    private final Map<String, Object> written = new HashMap<>();
    private Optional<InHand> inHand = Optional.empty();

    private record InHand(String about, Doubt doubt) {}

    /** One that has written nothing. */
    Scribe(OutboxStore store) {
        this.store = store;
    }

    /** Nothing counts as written, and no message is in hand. */
    void clear() {
        written.clear();
        inHand = Optional.empty();
    }

    /** A message about this is in hand: what is written next says what is in doubt until it is settled. */
    void begin(String about, Doubt doubt) {
        inHand = Optional.of(new InHand(about, doubt));
        written.put(about, STALE);
    }

    /** No message is in hand any more: what is written next says so. */
    void settle() {
        inHand.ifPresent(hand -> written.put(hand.about(), STALE));
        inHand = Optional.empty();
    }

    /**
     * Writes what has changed since it was written last; nothing if nothing has.
     *
     * @param taken keys of entries that are taken in by this
     */
    @SuppressWarnings("ReferenceEquality")
    void write(Lease lease, MemoryOutbox known, List<String> taken) {
        Map<String, Object> now = things(known);
        List<OutboxThread> changed = now.entrySet().stream()
                .filter(each -> written.get(each.getKey()) != each.getValue())
                .map(each -> Script.write(thing(each.getValue()), doubt(each.getKey())))
                .toList();
        List<String> over =
                written.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        OutboxStore.Progress progress = new OutboxStore.Progress(changed, over, taken);
        if (!progress.isEmpty()) {
            store.write(lease, progress);
            written.clear();
            written.putAll(now);
        }
    }

    private static Map<String, Object> things(MemoryOutbox known) {
        Map<String, Object> things = new LinkedHashMap<>();
        known.all().forEach(owed -> things.put(owed.key(), owed));
        known.storms().forEach(storm -> things.put(storm.id(), storm));
        AskedSilences asked = known.silences();
        if (!asked.isEmpty()) {
            things.put(Thing.Silenced.NAME, asked);
        }
        return things;
    }

    private static Thing thing(Object each) {
        if (each instanceof AskedSilences asked) {
            return new Thing.Silenced(asked);
        }
        return each instanceof Storm storm ? new Thing.Gathered(storm) : new Thing.Incident((Owed) each);
    }

    private @Nullable Doubt doubt(String name) {
        return inHand.filter(hand -> hand.about().equals(name))
                .map(InHand::doubt)
                .orElse(null);
    }
}
