package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.store.jdbc.JdbcDatabase;
import java.time.Duration;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SharedTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static JdbcDatabase database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return JdbcDatabase.of(h2, "prod/career-api");
    }

    @Test
    void theLongestNameOfAnInstanceFitsIntoTheTables() {
        JdbcDatabase database = database();
        String name = new Shared.Membership(database, "n".repeat(163)).instance();
        String process = UUID.randomUUID().toString();
        assertThat(database.leases().acquire("fleet", name + "/" + process, MINUTE))
                .isPresent();
        assertThat(database.statesOf(name, process, MINUTE).load().alerts()).isEmpty();
    }

    @Test
    void anInstanceWithoutANameOrWithALongerOneIsRefusedWithWhatToDo() {
        JdbcDatabase database = database();
        String longer = "n".repeat(164);
        assertThatThrownBy(() -> new Shared.Membership(database, longer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an instance that shares its alerts must have a name of 1 to 163 characters but was \""
                        + longer + "\", which has 164: take a shorter one that no other has, such as the task's id"
                        + " (in Spring Boot: hinomi.alerts.store.instance)");
        assertThatThrownBy(() -> new Shared.Membership(database, " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
