package dev.hinomi.alerts.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlWordsTest {

    private static Throwable said(SQLException failure) {
        return SqlWords.of(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "08006, 0, An I/O error occurred",
        "28P01, 0, FATAL: password authentication failed for user hinomi",
        "42P01, 0, ERROR: relation hinomi_state does not exist",
        "42S02, 1146, Table 'a.hinomi_state' doesn't exist",
        "40001, 1213, Deadlock found when trying to get lock",
        "HYT00, 50200, Timeout trying to lock table",
    })
    void whatIsAboutNoValueIsRepeated(String state, int number, String words) {
        SQLException clean = SqlWords.of(new SQLException(words, state, number));
        assertThat((Throwable) clean).hasMessage("SQLException: " + words);
        assertThat(clean.getSQLState()).isEqualTo(state);
        assertThat(clean.getErrorCode()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "23514, 0, ERROR: new row violates check constraint",
        "23505, 23505, Unique index or primary key violation: VALUES ('x')",
        "22001, 22001, Value too long for column: 'x'",
        "HY000, 1366, Incorrect string value: 'x' for column",
        "42000, 1064, You have an error in your SQL syntax near 'x'",
        ", 0, Nothing is known",
    })
    void whatMayQuoteARowIsNot(String state, int number, String words) {
        assertThat(said(new SQLException(words, state, number)))
                .hasMessage("SQLException: what it says may quote a row");
    }

    @Test
    void furtherLinesAreLeftOutForTheyHaveParametersAndStatements() {
        assertThat(said(new SQLException("ERROR: canceling\n  Where: $1 = 'x'", "57014")))
                .hasMessage("SQLException: ERROR: canceling");
    }

    @Test
    void aBatchIsNotRepeatedWhateverHappenedToItAndItsNextExceptionIsItsCause() {
        SQLException batch = new BatchUpdateException("Batch entry 0 VALUES ('x') was aborted", "08006", new int[0]);
        batch.setNextException(new SQLException("An I/O error occurred", "08006", new SocketTimeoutException("3 s")));
        Throwable clean = said(batch);
        assertThat(clean).hasMessage("BatchUpdateException: what it says may quote a row");
        assertThat(clean.getCause()).hasMessage("SQLException: An I/O error occurred");
        assertThat(clean.getCause()).hasCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aPoolThatHasNoConnectionSaysSo() {
        assertThat(said(new SQLTransientConnectionException("pool - Connection is not available")))
                .hasMessage("SQLTransientConnectionException: pool - Connection is not available");
    }
}
