// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.tck.fixture.PlainTransactions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sessions in a pool that write no more, as after a fail-over that left them on a demoted server; for databases with a server.
 * Needs HikariCP and Agroal on the class path.
 */
public abstract class ReadOnlySessionContract extends ProcessingContract {

    /** For suites. */
    protected ReadOnlySessionContract() {}

    /** A statement after which a session writes no more. */
    protected abstract String readOnly();

    /** As after a fail-over: the only connection of the pool leads to a server that has become read-only. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PATIENT")
    void aConnectionThatHasBecomeReadOnlyIsReplaced(Pool.Kind kind) throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 1)) {
            Pupsourcing facade = Pupsourcing.create(pool.dataSource());
            makeReadOnly(pool);
            StoreAccessException refused = catchThrowableOfType(
                    StoreAccessException.class, () -> facade.append(ExpectedVersion.any(), event("o-1")));
            assertThat(refused.reason()).isEqualTo(Reason.READ_ONLY);
            assertThat(facade.append(ExpectedVersion.any(), event("o-1")).positions())
                    .hasSize(1);
            makeReadOnly(pool);
            assertThatThrownBy(() -> facade.inTransaction(ReadOnlySessionContract::write))
                    .isInstanceOf(Exception.class);
            assertThat(facade.append(ExpectedVersion.any(), event("o-1")).positions())
                    .hasSize(1);
        }
    }

    /** A foreign runner of transactions leaves it to the projection to break the connection below the pool's handle. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PATIENT")
    void aProjectionWithForeignTransactionsReplacesIt(Pool.Kind kind) throws Exception {
        List<Long> placed = new ArrayList<>(place(3, 2));
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 1)) {
            ProjectionBackend foreign = ProjectionBackend.of(
                    pup().backend().log(),
                    new PlainTransactions(pool.dataSource()),
                    pup().backend().projectionStore());
            for (int round = 0; round < 2; round++) {
                makeReadOnly(pool);
                try (ProjectionRunner runner = ProjectionRunner.of(foreign, orders())) {
                    runner.start();
                    Waiting.until("all events", () -> model().has(placed.size()));
                    assertThat(runner.stop(SOON)).isTrue();
                }
                assertThat(model().positions()).isEqualTo(placed);
                placed.addAll(place(3, 2));
            }
        }
    }

    private void makeReadOnly(Pool pool) throws SQLException {
        try (Connection session = pool.dataSource().getConnection();
                Statement statement = session.createStatement()) {
            statement.execute(readOnly());
        }
    }

    private static int write(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            return statement.executeUpdate("INSERT INTO seen (position) VALUES (7)");
        }
    }
}
