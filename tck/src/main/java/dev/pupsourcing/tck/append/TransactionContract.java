// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionAbortedException;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The facade's transactions: what they report as done is stored, and what they report as failed is not. */
public abstract class TransactionContract extends StoreContract {

    private static final String MISTAKE = "SELECT no_such_column FROM no_such_table";

    /** For suites. */
    protected TransactionContract() {}

    private Pupsourcing pup() {
        return Pupsourcing.create(fixture().dataSource());
    }

    /** On some databases a failed statement aborts the transaction, and drivers turn its commit into a rollback. */
    @Test
    void aCaughtFailureIsNeverASilentRollback() throws SQLException {
        Pupsourcing pup = pup();
        AtomicInteger runs = new AtomicInteger();
        TransactionWork<Boolean, RuntimeException> work = tx -> {
            runs.incrementAndGet();
            pup.store().append(tx, ExpectedVersion.any(), event("o-1"));
            return failsAndGoesOn(tx);
        };
        if (!fixture().has(Trait.FAILURE_ENDS_TRANSACTION)) {
            assertThat(pup.inTransaction(work)).isTrue();
            assertThat(read(order("o-1")).version()).isEqualTo(1);
            return;
        }
        TransactionAbortedException failure =
                catchThrowableOfType(TransactionAbortedException.class, () -> pup.inTransaction(work));
        assertThat(failure).hasMessageContaining("a unit of work went on after a statement had failed");
        assertThat(failure.getCause()).isInstanceOf(SQLException.class).hasMessageContaining("no_such");
        assertThat(failure.isTransient()).isFalse();
        assertThat(runs).hasValue(1);
        assertThat(read(order("o-1")).isEmpty()).isTrue();
    }

    @Test
    void anExceptionOfTheWorkKeepsItsTypeAndRollsBack() throws SQLException {
        assertThatThrownBy(() -> refuse(pup())).isInstanceOf(TimeoutException.class);
        assertThat(read(order("o-1")).isEmpty()).isTrue();
    }

    /** Compiles without another exception in its signature. */
    private static void refuse(Pupsourcing pup) throws TimeoutException {
        pup.useTransaction(tx -> {
            pup.store().append(tx, ExpectedVersion.any(), event("o-1"));
            throw new TimeoutException();
        });
    }

    @Test
    void aFailedStatementOfTheWorkIsReportedUnchecked() throws SQLException {
        Pupsourcing pup = pup();
        StoreAccessException failure = catchThrowableOfType(
                StoreAccessException.class,
                () -> pup.inTransaction(tx -> {
                    pup.store().append(tx, ExpectedVersion.any(), event("o-1"));
                    return run(tx, MISTAKE);
                }));
        assertThat(failure).hasMessageContaining("a unit of work failed");
        assertThat(failure.getCause()).isInstanceOf(SQLException.class).hasMessageContaining("no_such");
        assertThat(failure.transactionUsable()).isFalse();
        assertThat(read(order("o-1")).isEmpty()).isTrue();
    }

    @Test
    void aRefusedAppendThatIsCaughtIsNoneEither() throws SQLException {
        Pupsourcing pup = pup();
        Event stored = event("o-1");
        pup.append(ExpectedVersion.noStream(), stored);
        pup.inTransaction(tx -> {
            pup.store().append(tx, ExpectedVersion.any(), event("o-2"));
            assertThatThrownBy(() -> pup.store().append(tx, ExpectedVersion.noStream(), event("o-1")))
                    .isInstanceOf(EventStoreException.class);
            assertThatThrownBy(() -> pup.store().append(tx, ExpectedVersion.any(), stored))
                    .isInstanceOf(EventStoreException.class);
            return true;
        });
        assertThat(read(order("o-2")).version()).isEqualTo(1);
    }

    @Test
    void aTransactionThatWentBackToASavepointIsCommitted() throws SQLException {
        Pupsourcing pup = pup();
        pup.inTransaction(tx -> {
            pup.store().append(tx, ExpectedVersion.any(), event("o-1"));
            Savepoint savepoint = tx.setSavepoint();
            failsAndGoesOn(tx);
            tx.rollback(savepoint);
            return true;
        });
        pup.inTransaction(tx -> {
            pup.store().append(tx, ExpectedVersion.any(), event("o-1"));
            run(tx, "SAVEPOINT mine");
            failsAndGoesOn(tx);
            run(tx, "ROLLBACK TO SAVEPOINT mine");
            return true;
        });
        assertThat(read(order("o-1")).version()).isEqualTo(2);
    }

    private static boolean failsAndGoesOn(Connection tx) {
        return catchThrowable(() -> run(tx, MISTAKE)) instanceof SQLException;
    }

    private static boolean run(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            return statement.execute(sql);
        }
    }

    @Test
    void aUnitOfWorkDoesNotEndItsTransaction() throws SQLException {
        Pupsourcing pup = pup();
        for (TransactionWork<Boolean, RuntimeException> end : ends(driversOwn())) {
            assertThatThrownBy(() -> pup.inTransaction(tx -> {
                        pup.store().append(tx, ExpectedVersion.any(), event("o-1"));
                        return end.run(tx);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must not");
            assertThat(read(order("o-1")).isEmpty()).isTrue();
        }
    }

    private static List<TransactionWork<Boolean, RuntimeException>> ends(Class<? extends Connection> driversOwn) {
        return List.of(
                tx -> run(tx, "COMMIT"),
                tx -> run(tx, " /* now */ commit;"),
                tx -> run(tx, "ROLLBACK"),
                tx -> run(tx, "BEGIN"),
                tx -> tx.prepareStatement("COMMIT").execute(),
                tx -> committed(tx),
                tx -> committed(tx.getMetaData().getConnection()),
                tx -> committed(tx.createStatement().getConnection()),
                tx -> committed(tx.createStatement()
                        .executeQuery("SELECT 1")
                        .getStatement()
                        .getConnection()),
                tx -> committed(tx.unwrap(Connection.class)),
                tx -> committed(tx.unwrap(driversOwn)));
    }

    private Class<? extends Connection> driversOwn() throws SQLException {
        try (Connection connection = fixture().dataSource().getConnection()) {
            return connection.unwrap(Connection.class).getClass();
        }
    }

    private static boolean committed(Connection connection) throws SQLException {
        connection.commit();
        return true;
    }

    @Test
    void anAppendWithinATransactionIsRefusedBesideIt() throws SQLException {
        Pupsourcing pup = pup();
        pup.append(ExpectedVersion.noStream(), event("o-1"));
        pup.inTransaction(tx -> {
            pup.store().append(tx, ExpectedVersion.exact(1), event("o-1"));
            assertThatThrownBy(() -> pup.append(ExpectedVersion.any(), event("o-2")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("store().append(tx");
            assertThatThrownBy(() -> pup.inTransaction(inner -> true)).isInstanceOf(IllegalStateException.class);
            assertThat(pup.readStream(order("o-1")).version()).isEqualTo(1);
            return true;
        });
        assertThat(read(order("o-1")).version()).isEqualTo(2);
        assertThat(read(order("o-2")).isEmpty()).isTrue();
        pup.append(ExpectedVersion.any(), event("o-2"));
    }

    @Test
    void anAppendWithinAHandlerIsRefusedBesideItsTransaction() throws Exception {
        Pupsourcing pup = pup();
        pup.append(ExpectedVersion.noStream(), event("o-1"));
        Projection projection = Projection.builder("careless")
                .otherwise((tx, event) -> pup.append(ExpectedVersion.any(), event("o-2")))
                .build();
        try (ProjectionRunner processor = ProjectionRunner.of(pup, projection)) {
            assertThatThrownBy(processor::runOnce)
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasStackTraceContaining("store().append(tx");
        }
        assertThat(read(order("o-2")).isEmpty()).isTrue();
    }

    /** The commit succeeds, but its answer is lost. */
    @Test
    void aCommitWhoseAnswerIsLostIsNotCalledAFailure() throws SQLException {
        LostAnswers answers = new LostAnswers();
        Pupsourcing pup = Pupsourcing.create(
                        Interception.of(fixture().dataSource(), answers),
                        StoreOptions.builder().idempotentAppends(true).build())
                .withRetries(RetryPolicy.conflicts());
        Event event = event("o-1");
        answers.lost = 1;
        StoreAccessException failure =
                catchThrowableOfType(StoreAccessException.class, () -> pup.append(ExpectedVersion.noStream(), event));
        assertThat(failure.reason()).isEqualTo(StoreAccessException.Reason.COMMIT_UNKNOWN);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.isTransient()).isFalse();
        assertThat(failure).hasMessageContaining("unknown").hasMessageContaining("idempotentAppends");
        assertThat(pup.append(ExpectedVersion.noStream(), event).version()).isEqualTo(1);
        assertThat(read(order("o-1")).version()).isEqualTo(1);
    }

    @Test
    void aUnitOfWorkWhoseCommitIsInDoubtIsNotRunAgain() throws SQLException {
        LostAnswers answers = new LostAnswers();
        Pupsourcing pup = Pupsourcing.create(Interception.of(fixture().dataSource(), answers))
                .withRetries(RetryPolicy.conflicts());
        AtomicInteger runs = new AtomicInteger();
        answers.lost = 1;
        assertThatThrownBy(() -> pup.inTransaction(tx -> {
                    runs.incrementAndGet();
                    return pup.store().append(tx, ExpectedVersion.any(), event("o-1"));
                }))
                .isInstanceOfSatisfying(
                        StoreAccessException.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue());
        assertThat(runs).hasValue(1);
        assertThat(read(order("o-1")).version()).isEqualTo(1);
    }

    /** The checkpoint shows whether a batch was committed. */
    @Test
    void aBatchWhoseCommitIsInDoubtTakesEffectOnce() throws Exception {
        execute("CREATE TABLE caller_rows (id INT PRIMARY KEY)");
        LostAnswers answers = new LostAnswers();
        Pupsourcing pup = Pupsourcing.create(Interception.of(fixture().dataSource(), answers));
        for (int i = 0; i < 3; i++) {
            pup.append(ExpectedVersion.any(), event("o-1"));
        }
        AtomicInteger handled = new AtomicInteger();
        Projection projection = Projection.builder("counting")
                .otherwise((tx, event) -> {
                    answers.lost = handled.incrementAndGet() == 3 ? 1 : 0;
                    run(tx, "INSERT INTO caller_rows VALUES (%s)".formatted(event.aggregateVersion()));
                })
                .build();
        try (ProjectionRunner processor = ProjectionRunner.of(pup, projection)) {
            catchThrowable(processor::runOnce); // it may mistake its own commit for that of another owner
            processor.runOnce();
        }
        assertThat(answers.lost).isZero();
        assertThat(number("SELECT COUNT(*) FROM caller_rows")).isEqualTo(3);
    }

    /** Commits, and then reports a broken connection, for a number of commits. */
    private static final class LostAnswers implements Interceptor {

        private int lost;

        @Override
        public void beforeCall(Connection session, String method) throws SQLException {
            boolean commits = method.equals("commit") || (method.equals("setAutoCommit") && !session.getAutoCommit());
            if (commits && lost > 0) {
                lost--;
                session.commit();
                throw new SQLException("the connection broke in a commit", "08006");
            }
        }
    }
}
