package dev.hinomi.alerts.store.jdbc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.StandingJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of {@code hinomi_state} of one application. */
final class StateTable {

    private static final Logger LOG = LoggerFactory.getLogger(StateTable.class);

    private final String app;

    StateTable(String app) {
        this.app = app;
    }

    List<Remembered> read(Session session, String scope) throws SQLException {
        return session
                .all(
                        "SELECT rule_id, tags, watched, standing FROM hinomi_state WHERE app = ? AND scope = ?"
                                + " ORDER BY rule_id, tags",
                        StateTable::remembered,
                        app,
                        scope)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Deleted and inserted: how many rows an update met is not told by every driver. */
    void replace(Session session, Lease lease, Collection<Remembered> changed, Collection<AlertKey> gone)
            throws SQLException {
        session.updateEach(
                "DELETE FROM hinomi_state WHERE app = ? AND scope = ? AND id IN ({ids})",
                Stream.concat(gone.stream(), changed.stream().map(Remembered::key))
                        .map(StateTable::id)
                        .toList(),
                app,
                lease.name());
        session.insert(
                "INSERT INTO hinomi_state (app, scope, id, rule_id, tags, watched, standing, fence, saved_ms) VALUES ",
                "(?, ?, ?, ?, ?, ?, ?, ?, {now})",
                changed.stream()
                        .map(alert -> new @Nullable Object[] {
                            app,
                            lease.name(),
                            id(alert.key()),
                            alert.key().rule(),
                            tags(alert.key().group()),
                            alert.condition(),
                            StandingJson.write(alert.standing()),
                            lease.fence()
                        })
                        .toList());
    }

    void clear(Session session, String scope) throws SQLException {
        session.update("DELETE FROM hinomi_state WHERE app = ? AND scope = ?", app, scope);
    }

    private static String id(AlertKey key) {
        return Hash.of(key.rule(), tags(key.group()));
    }

    private static String tags(Tags tags) {
        JsonArray array = new JsonArray();
        tags.all().forEach(array::add);
        return array.toString();
    }

    /** One row that a newer version wrote must not hide all others. */
    private static Optional<Remembered> remembered(ResultSet row) throws SQLException {
        String rule = row.getString(1);
        String tags = row.getString(2);
        try {
            List<String> all = JsonParser.parseString(tags).getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
            return Optional.of(new Remembered(
                    new AlertKey(rule, new Tags(all)), row.getString(3), StandingJson.read(row.getString(4))));
        } catch (IllegalArgumentException unknown) {
            LOG.warn("How an alert of the rule {} stood cannot be read; it begins anew", rule, unknown);
            return Optional.empty();
        }
    }
}
