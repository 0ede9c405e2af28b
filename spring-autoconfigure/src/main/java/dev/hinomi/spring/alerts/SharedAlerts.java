package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.alerts.store.jdbc.JdbcDatabase;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.spring.config.HinomiProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** What this instance shares with others, and what it is called among them. */
final class SharedAlerts {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    private SharedAlerts() {}

    /** A store of the application's own, else the database that the properties ask for. */
    static Optional<AlertStore> store(
            HinomiProperties.Store store,
            ServiceIdentity identity,
            ObjectProvider<AlertStore> own,
            ObjectProvider<DataSource> dataSource) {
        AlertStore given = own.getIfUnique();
        if (given != null || store.type() == HinomiProperties.StoreType.MEMORY) {
            return Optional.ofNullable(given);
        }
        DataSource found = dataSource.getIfUnique();
        if (found == null) {
            LOG.warn(
                    "hinomi.alerts.store.type is jdbc, but there is no DataSource, or several of which none is primary:"
                            + " alerts are kept in memory, and every instance tells people on its own. Define one, or an"
                            + " AlertStore made by JdbcDatabase.of(…)");
            return Optional.empty();
        }
        JdbcDatabase database = JdbcDatabase.of(found, application(identity));
        return Optional.of(store.migrate() ? database : database.withoutMigration());
    }

    /** In whose name alerts are kept. */
    private static String application(ServiceIdentity identity) {
        return identity.env().map(env -> env + "/").orElse("") + identity.service();
    }

    /** The host and the process: a container's host is its task's or pod's own, and elsewhere two processes may share one. */
    static String instance(HinomiProperties.Store store) {
        return Optional.ofNullable(store.instance())
                .filter(name -> !name.isBlank())
                .orElseGet(() -> host() + "-" + ProcessHandle.current().pid());
    }

    private static String host() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .orElseGet(SharedAlerts::resolved);
    }

    private static String resolved() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            LOG.debug("This host has no name.", nameless);
            return "localhost";
        }
    }
}
