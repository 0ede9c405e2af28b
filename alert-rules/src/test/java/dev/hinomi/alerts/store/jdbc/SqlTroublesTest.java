package dev.hinomi.alerts.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.store.Trouble;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTroublesTest {

    private static final Trouble AGAIN = new Trouble.Unavailable(true);
    private static final Trouble LATER = new Trouble.Unavailable(false);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "25006, 0, ReadOnly, PostgreSQL: read-only transaction, as on a replica",
                "HY000, 1290, ReadOnly, MySQL and Aurora: --read-only",
                "25006, 1792, ReadOnly, MySQL: read-only transaction",
                "HY000, 1836, ReadOnly, MySQL: read-only mode of InnoDB",
                "HY000, 1874, ReadOnly, MySQL: read-only InnoDB",
                "90097, 90097, ReadOnly, H2: read-only database",
                "40001, 0, Conflict, PostgreSQL: serialization",
                "40P01, 0, Conflict, PostgreSQL: deadlock",
                "55P03, 0, Conflict, PostgreSQL: lock not available",
                "23505, 0, Conflict, PostgreSQL: duplicate key",
                "40001, 1213, Conflict, MySQL: deadlock",
                "HY000, 1205, Conflict, MySQL: waited too long for a lock",
                "23000, 1062, Conflict, MySQL: duplicate key",
                "40001, 40001, Conflict, H2: deadlock",
                "HYT00, 50200, Conflict, H2: waited too long for a lock",
                "90131, 90131, Conflict, H2: concurrent update",
                "23505, 23505, Conflict, H2: duplicate key",
                "08006, 0, Unavailable, PostgreSQL: connection lost",
                "08S01, 0, Unavailable, MySQL: communications link failure",
                "57P01, 0, Unavailable, PostgreSQL: the administrator ended the session",
                "57P02, 0, Unavailable, PostgreSQL: crash",
                "57P03, 0, Unavailable, PostgreSQL: starting up",
                "53300, 0, Unavailable, PostgreSQL: too many connections",
                "08004, 1040, Unavailable, MySQL: too many connections",
                "HY000, 1053, Unavailable, MySQL: shutting down",
                "70100, 1927, Unavailable, MariaDB: connection killed",
                "90067, 90067, Unavailable, H2: connection broken",
                "90098, 90098, Unavailable, H2: closed",
                "28P01, 0, Broken, PostgreSQL: wrong password",
                "28000, 1045, Broken, MySQL: wrong password",
                "42P01, 0, Broken, PostgreSQL: no such table",
                "42S02, 1146, Broken, MySQL: no such table",
                "42501, 0, Broken, PostgreSQL: no right to do it",
                "22001, 0, Broken, PostgreSQL: too long",
                "-, 0, Broken, nothing is said",
            })
    void everyStateIsWhatCanBeDoneAboutIt(String state, int number, String trouble, String what) {
        Trouble found = SqlTroubles.of(new SQLException("no", state, number));
        assertThat(found.getClass().getSimpleName()).as(what).isEqualTo(trouble);
    }

    @Test
    void aBrokenConnectionIsTriedAgainAtOnceAndASlowDatabaseIsNot() {
        assertThat(SqlTroubles.of(new SQLException("gone", "08006"))).isEqualTo(AGAIN);
        assertThat(SqlTroubles.of(new SQLTimeoutException("slow"))).isEqualTo(LATER);
        assertThat(SqlTroubles.of(new SQLException("cancelled", "57014"))).isEqualTo(LATER);
        assertThat(SqlTroubles.of(new SQLTransientConnectionException("the pool is empty")))
                .isEqualTo(LATER);
    }

    @Test
    void whatIsBehindAnExceptionOfAPoolOrABatchIsFound() {
        SQLException deadlock = new SQLException("deadlock", "40P01");
        BatchUpdateException batch = new BatchUpdateException("batch", new int[0]);
        batch.setNextException(deadlock);
        assertThat(SqlTroubles.of(batch)).isEqualTo(new Trouble.Conflict());
        SQLException wrapped = new SQLException("wrapped", new RuntimeException(new SQLException("gone", "08006")));
        assertThat(SqlTroubles.of(wrapped)).isEqualTo(AGAIN);
        assertThat(SqlTroubles.of(new SQLNonTransientConnectionException("gone", "08003")))
                .isEqualTo(AGAIN);
    }

    @Test
    void aChainThatEndsNowhereIsBroken() {
        SQLException circle = new SQLException("a");
        SQLException back = new SQLException("b");
        circle.setNextException(back);
        back.setNextException(circle);
        assertThat(SqlTroubles.of(circle)).isEqualTo(new Trouble.Broken());
    }

    @ParameterizedTest
    @CsvSource({"1, true", "4, true", "5, false"})
    void aConflictIsTriedFiveTimes(int attempts, boolean again) {
        assertThat(Retries.isWorthAnother(new Trouble.Conflict(), attempts)).isEqualTo(again);
    }

    @Test
    void anotherConnectionIsTriedOnceAndOnlyWhereItMayHelp() {
        assertThat(Retries.isWorthAnother(AGAIN, 1)).isTrue();
        assertThat(Retries.isWorthAnother(AGAIN, 2)).isFalse();
        assertThat(Retries.isWorthAnother(new Trouble.ReadOnly(), 1)).isTrue();
        assertThat(Retries.isWorthAnother(new Trouble.ReadOnly(), 2)).isFalse();
        assertThat(Retries.isWorthAnother(LATER, 1)).isFalse();
        assertThat(Retries.isWorthAnother(new Trouble.Broken(), 1)).isFalse();
        assertThat(Retries.isWorthAnother(new Trouble.Superseded(), 1)).isFalse();
    }
}
