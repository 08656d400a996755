// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.EventHandler;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.spi.DeadLetterRow;
import dev.pupsourcing.tck.fixture.PlainTransactions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Batches on PostgreSQL move the checkpoint and commit in one round trip, if the library commits. */
class PostgresBatchCommitTest extends ProcessingContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return new PostgresTestDatabase().createStore();
    }

    /** Records whether a transaction was open when the connection was asked to commit. */
    private static final class CommitsSeen implements Interceptor {
        private final List<TransactionState> states = new CopyOnWriteArrayList<>();

        @Override
        public void beforeCall(Connection session, String method) throws SQLException {
            if (method.equals("commit")) {
                states.add(session.unwrap(BaseConnection.class).getTransactionState());
            }
        }
    }

    private static void run(ProjectionHost backend, EventHandler handler, ErrorPolicy policy) throws Exception {
        ProjectionOptions options =
                ProjectionOptions.builder().batchSize(1).errorPolicy(policy).build();
        try (ProjectionRunner runner = ProjectionRunner.builder(backend)
                .add(Projection.of("orders", handler), options)
                .build()) {
            runner.runOnce();
        }
    }

    @Test
    void commitsWithTheLastStatement() throws Exception {
        place(5, 5);
        CommitsSeen seen = new CommitsSeen();
        run(Pupsourcing.create(Interception.of(fixture().dataSource(), seen)), model()::handle, ErrorPolicy.stop());
        assertThat(seen.states.stream().filter(TransactionState.IDLE::equals)).hasSize(5);
        assertThat(model().positions()).hasSize(5);
    }

    @Test
    void leavesTheCommitToAnotherTransactionManager() throws Exception {
        place(5, 5);
        CommitsSeen seen = new CommitsSeen();
        run(
                ProjectionBackend.of(
                        pup().backend().log(),
                        new PlainTransactions(Interception.of(fixture().dataSource(), seen)),
                        fixture().projections()),
                model()::handle,
                ErrorPolicy.stop());
        assertThat(seen.states).hasSizeGreaterThan(5).containsOnly(TransactionState.OPEN);
        assertThat(model().positions()).hasSize(5);
    }

    /** The server reports such a failure in the same round trip; it is still a failure of the handler. */
    @Test
    void chargesDeferredConstraintsToTheEvent() throws Exception {
        List<Long> placed = place(3, 3);
        try (Connection connection = fixture().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE taken (position BIGINT UNIQUE DEFERRABLE INITIALLY DEFERRED)");
            statement.execute("INSERT INTO taken VALUES (%s)".formatted(placed.get(1)));
        }
        run(
                pup(),
                (tx, event) -> {
                    try (PreparedStatement insert = tx.prepareStatement("INSERT INTO taken VALUES (?)")) {
                        insert.setLong(1, event.position());
                        insert.executeUpdate();
                    }
                },
                ErrorPolicy.deadLetter());
        assertThat(position("orders")).isEqualTo(placed.get(2));
        List<DeadLetterRow> dead =
                inTransaction(tx -> fixture().projections().deadLetters().list(tx, "orders", 10));
        assertThat(dead).extracting(DeadLetterRow::position).containsExactly(placed.get(1));
    }
}
