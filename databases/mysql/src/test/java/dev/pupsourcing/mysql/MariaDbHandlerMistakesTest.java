// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.HandlerMistakesContract;
import dev.pupsourcing.transaction.TransactionEndedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What handlers do wrong, on MariaDB, where changes of the schema commit. */
class MariaDbHandlerMistakesTest extends HandlerMistakesContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }

    private ProjectionRunner executing(String sql) {
        Pupsourcing pup = Pupsourcing.create(fixture().dataSource());
        pup.append(
                ExpectedVersion.any(),
                Event.builder("Sales", "Order", "o-1", "Placed").build());
        return ProjectionRunner.of(pup, Projection.of("schema", (tx, event) -> execute(tx, sql)));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void refusesChangesOfTheSchema() {
        for (String sql : List.of("CREATE TABLE late (a INT)", "TRUNCATE TABLE seen", "/*! DROP TABLE seen */")) {
            assertThatThrownBy(executing(sql)::runOnce)
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasMessageContaining("projection \"schema\" must not run");
        }
    }

    @Test
    void allowsTemporaryTables() throws Exception {
        ProjectionRunner processor = executing("CREATE TEMPORARY TABLE IF NOT EXISTS scratch (a INT)");
        processor.runOnce();
        assertThat(processor.partitions().get(0).handled()).isEqualTo(1);
    }

    /** Going back takes newer savepoints with it, and so would the guard's own go. */
    @Test
    void allowsSavepointsAroundAProcedure() throws Exception {
        DataSource dataSource = fixture().dataSource();
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "CREATE PROCEDURE harmless() BEGIN SELECT 1; END");
            execute(connection, "CREATE PROCEDURE ending() BEGIN COMMIT; END");
        }
        Pupsourcing.create(dataSource).inTransaction(tx -> {
            Savepoint mine = tx.setSavepoint("mine");
            execute(tx, "CALL harmless()");
            tx.rollback(mine);
            execute(tx, "CALL harmless()");
            execute(tx, "SAVEPOINT other");
            execute(tx, "ROLLBACK TO mine");
            return true;
        });
        assertThatThrownBy(() -> Pupsourcing.create(dataSource).inTransaction(tx -> {
                    execute(tx, "CALL ending()");
                    execute(tx, "SAVEPOINT late");
                    execute(tx, "ROLLBACK TO late");
                    return true;
                }))
                .isInstanceOf(TransactionEndedException.class);
    }

    @Test
    void noticesAProcedureThatCommits() throws SQLException {
        try (Connection connection = fixture().dataSource().getConnection()) {
            execute(connection, "CREATE PROCEDURE committing() BEGIN COMMIT; END");
        }
        assertThatThrownBy(executing("CALL committing()")::runOnce)
                .hasCauseInstanceOf(TransactionEndedException.class)
                .hasMessageContaining("projection \"schema\"");
        assertThatThrownBy(() -> Pupsourcing.create(fixture().dataSource()).inTransaction(tx -> {
                    execute(tx, "CALL committing()");
                    return true;
                }))
                .isInstanceOf(TransactionEndedException.class)
                .hasMessageContaining("a unit of work has ended");
    }
}
