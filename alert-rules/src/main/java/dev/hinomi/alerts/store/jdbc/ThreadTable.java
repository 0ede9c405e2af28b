package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxThread;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of {@code hinomi_thread} of one application. */
final class ThreadTable {

    private final String app;

    ThreadTable(String app) {
        this.app = app;
    }

    List<OutboxThread> read(Session session) throws SQLException {
        return session.all(
                "SELECT name, body FROM hinomi_thread WHERE app = ? ORDER BY id",
                row -> new OutboxThread(row.getString(1), row.getString(2)),
                app);
    }

    Optional<OutboxThread> find(Session session, String name) throws SQLException {
        return session.first(
                "SELECT name, body FROM hinomi_thread WHERE app = ? AND id = ?",
                row -> new OutboxThread(row.getString(1), row.getString(2)),
                app,
                Hash.of(name));
    }

    /** Deleted and inserted: how many rows an update met is not told by every driver. */
    void replace(Session session, Lease lease, Collection<OutboxThread> changed, Collection<String> over)
            throws SQLException {
        session.updateEach(
                "DELETE FROM hinomi_thread WHERE app = ? AND id IN ({ids})",
                Stream.concat(over.stream(), changed.stream().map(OutboxThread::name))
                        .map(name -> Hash.of(name))
                        .toList(),
                app);
        session.insert(
                "INSERT INTO hinomi_thread (app, id, name, body, fence, saved_ms) VALUES ",
                "(?, ?, ?, ?, ?, {now})",
                changed.stream()
                        .map(thread -> new @Nullable Object[] {
                            app, Hash.of(thread.name()), thread.name(), thread.body(), lease.fence()
                        })
                        .toList());
    }

    /** Those with this text in their bodies. */
    List<OutboxThread> readWith(Session session, String text) throws SQLException {
        return session.all(
                "SELECT name, body FROM hinomi_thread WHERE app = ? AND POSITION(? IN body) > 0 ORDER BY id",
                row -> new OutboxThread(row.getString(1), row.getString(2)),
                app,
                text);
    }
}
