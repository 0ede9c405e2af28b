package dev.hinomi.alerts.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {

    @Test
    void tablesThatANewerInstanceMadeAreUsedIfTheyStillFit() {
        assertThatCode(() -> Schema.check(new Schema.Installed(Dialect.H2, Schema.VERSION + 3, Schema.VERSION)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Schema.check(new Schema.Installed(Dialect.H2, Schema.VERSION + 3, Schema.VERSION + 1)))
                .hasMessage("the database has version 4 of Hinomi's tables, which needs code of version 2 or newer,"
                        + " but this is 1: update this instance");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyDialectHasTheSameTablesAndColumns(Dialect dialect) {
        assertThat(columns(dialect)).isEqualTo(columns(Dialect.POSTGRESQL));
    }

    private static String columns(Dialect dialect) {
        return Schema.text(Schema.file(dialect, 1))
                .lines()
                .filter(line -> line.startsWith("CREATE TABLE") || line.matches("  [a-z_]+ .*"))
                .map(line -> line.startsWith("CREATE") ? line : line.strip().split(" ")[0])
                .reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void statementsEndAtTheEndOfALineAndCommentsAreLeftOut() {
        assertThat(Schema.statements("-- one; two\nA (x;y,\n  z);\n\nB;\n")).containsExactly("A (x;y,\n  z)", "B");
    }

    @Test
    void aDatabaseThatIsNotKnownIsRefusedByName() {
        Faults renamed = new Faults(dataSource()).named("Oracle");
        assertThatThrownBy(() ->
                        JdbcDatabase.of(renamed.dataSource(), "app").leases().now())
                .hasMessage("alerts can be kept in PostgreSQL, MySQL, MariaDB, H2, but the data source leads to Oracle:"
                        + " give it another one");
    }

    @Test
    void anApplicationWithoutANameIsRefused() {
        assertThatThrownBy(() -> JdbcDatabase.of(dataSource(), " "))
                .hasMessageContaining("1 to 100 characters but was \" \"");
    }

    private static DataSource dataSource() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + Databases.name());
        return h2;
    }
}
