// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.transaction.TransactionEndedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Mistakes of handlers on MariaDB, where DDL commits. */
class MariaDbHandlerMistakesTest extends StoreContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbTestDatabase.withMariaDbDriver().createStore();
    }

    private ProjectionRunner executing(String sql) {
        Pupsourcing pup = Pupsourcing.create(fixture().dataSource());
        pup.append(
                ExpectedVersion.any(),
                Event.builder(StreamId.of("Sales", "Order", "o-1"), "Placed").build());
        return ProjectionRunner.of(pup, Projection.of("schema", (tx, event) -> run(tx, sql)));
    }

    private static void run(Connection connection, String sql) throws SQLException {
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

    /** A rollback to a savepoint removes newer ones, which would include the guard's. */
    @Test
    void allowsSavepointsAroundAProcedure() throws Exception {
        DataSource dataSource = fixture().dataSource();
        try (Connection connection = dataSource.getConnection()) {
            run(connection, "CREATE PROCEDURE harmless() BEGIN SELECT 1; END");
            run(connection, "CREATE PROCEDURE ending() BEGIN COMMIT; END");
        }
        Pupsourcing.create(dataSource).inTransaction(tx -> {
            Savepoint mine = tx.setSavepoint("mine");
            run(tx, "CALL harmless()");
            tx.rollback(mine);
            run(tx, "CALL harmless()");
            run(tx, "SAVEPOINT other");
            run(tx, "ROLLBACK TO mine");
            return true;
        });
        assertThatThrownBy(() -> Pupsourcing.create(dataSource).inTransaction(tx -> {
                    run(tx, "CALL ending()");
                    run(tx, "SAVEPOINT late");
                    run(tx, "ROLLBACK TO late");
                    return true;
                }))
                .isInstanceOf(TransactionEndedException.class);
    }

    @Test
    void noticesAProcedureThatCommits() throws SQLException {
        try (Connection connection = fixture().dataSource().getConnection()) {
            run(connection, "CREATE PROCEDURE committing() BEGIN COMMIT; END");
        }
        assertThatThrownBy(executing("CALL committing()")::runOnce)
                .hasCauseInstanceOf(TransactionEndedException.class)
                .hasMessageContaining("projection \"schema\"");
        assertThatThrownBy(() -> Pupsourcing.create(fixture().dataSource()).inTransaction(tx -> {
                    run(tx, "CALL committing()");
                    return true;
                }))
                .isInstanceOf(TransactionEndedException.class)
                .hasMessageContaining("a unit of work has ended");
    }
}
