package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.Snapshot;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The silences that people asked for, as an instance knows them: whoever tells people writes them, all others read them. While the store
 * is away, those that were known last. Followed on one thread; what is known may be asked for on any.
 */
final class SharedSilences {

    /** So often an instance looks for what others were asked for. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SharedSilences.class);

    private final OutboxStore store;
    private final Reading reading;
    private volatile AskedSilences known = AskedSilences.NONE;
    private Instant looked = Instant.MIN;

    SharedSilences(OutboxStore store, Reading reading) {
        this.store = store;
        this.reading = reading;
    }

    AskedSilences known() {
        return known;
    }

    /** They are these: whoever tells people has just written them. */
    void are(AskedSilences written) {
        known = written;
        looked = Instant.MIN;
    }

    /** Looks for what others were asked for, if that is some time ago. */
    void follow(Instant now) {
        if (looked.plus(LOOK_AGAIN).isAfter(now)) {
            return;
        }
        looked = now;
        try {
            look();
        } catch (StoreException away) {
            LOG.debug("What people want silence of could not be read; what was known of it goes on.", away);
        }
    }

    private void look() {
        known = store.thread(Thing.Silenced.NAME)
                .flatMap(reading::of)
                .map(Script.Kept::thing)
                .filter(Thing.Silenced.class::isInstance)
                .map(thing -> ((Thing.Silenced) thing).silences())
                .orElse(AskedSilences.NONE);
    }

    /** The same store, with which they are loaded: nobody evaluates before they are known. */
    StateStore loadedWith(StateStore kept) {
        return new StateStore() {
            @Override
            public Snapshot load() {
                look();
                return kept.load();
            }

            @Override
            public void save(
                    Instant aliveAt,
                    Collection<Remembered> changed,
                    Collection<AlertKey> gone,
                    Collection<OutboxEntry> owed) {
                kept.save(aliveAt, changed, gone, owed);
            }
        };
    }
}
