// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Proves the traits that a fixture declares, and those that it does not declare, by trying: a trait declines parts of other
 * suites, so a wrong one would hide defects.
 */
public abstract class TraitContract extends StoreContract {

    /** For suites. */
    protected TraitContract() {}

    /** The database whose traits are proven. */
    protected abstract TestDatabase testDatabase();

    private boolean declared(Trait trait) {
        return fixture().has(trait);
    }

    private static boolean fails(ThrowingCallable call) {
        try {
            call.call();
            return false;
        } catch (SQLException | EventStoreException e) {
            return true;
        } catch (Throwable e) {
            throw new AssertionError("an SQLException or EventStoreException was expected", e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aSecondTransactionAppendsUnlessThereIsASingleWriter() throws SQLException {
        try (Connection second = fixture().dataSource().getConnection()) {
            run(second, testDatabase().shortLockTimeout());
            try (Connection first = fixture().begin()) {
                position(first, "first");
                boolean waits = fails(() -> {
                    second.setAutoCommit(false);
                    position(second, "second");
                    second.commit();
                });
                assertThat(waits).isEqualTo(declared(Trait.SINGLE_WRITER));
                first.rollback();
            }
        }
    }

    @Test
    void positionsFollowCommitsUnlessTheyAreGeneratedBefore() throws SQLException {
        try (Connection second = fixture().dataSource().getConnection()) {
            run(second, testDatabase().shortLockTimeout());
            try (Connection first = fixture().begin()) {
                long early = position(first, "early");
                boolean overtakes = !fails(() -> {
                    second.setAutoCommit(false);
                    assertThat(position(second, "late")).isGreaterThan(early);
                    second.commit();
                });
                assertThat(overtakes).isEqualTo(declared(Trait.POSITIONS_BEFORE_COMMIT));
                first.rollback();
            }
        }
    }

    private long position(Connection tx, String order) {
        return store().append(tx, ExpectedVersion.any(), List.of(event(order))).lastPosition();
    }

    @Test
    void aFailedStatementLeavesTheTransactionUsableUnlessItEndsIt() throws SQLException {
        try (Connection tx = fixture().begin()) {
            assertThat(fails(() -> run(tx, "SELECT nothing FROM nowhere"))).isTrue();
            assertThat(fails(() -> store().latestPosition(tx))).isEqualTo(declared(Trait.FAILURE_ENDS_TRANSACTION));
            tx.rollback();
        }
    }

    /** With a single writer nothing is committed during a transaction, and the trait makes no difference. */
    @Test
    @DeclinedBy(Trait.SINGLE_WRITER)
    void aTransactionSeesLaterCommitsUnlessItsReadsRepeat() throws SQLException {
        append(ExpectedVersion.any(), event("before"));
        try (Connection tx = fixture().begin()) {
            long before = store().readStream(tx, order("before")).version();
            append(ExpectedVersion.any(), event("before"));
            boolean repeats = store().readStream(tx, order("before")).version() == before;
            assertThat(repeats).isEqualTo(declared(Trait.REPEATABLE_READ));
            tx.rollback();
        }
    }

    /** A database without read-only sessions ignores the request, and the append succeeds. */
    @Test
    void aReadOnlySessionRefusesAnAppendUnlessThereIsNone() throws SQLException {
        if (!declared(Trait.NO_READ_ONLY_SESSIONS)) {
            try (Connection tx = testDatabase().readOnly().getConnection()) {
                assertThat(tx.isReadOnly()).isTrue();
            }
            return;
        }
        try (Connection tx = fixture().dataSource().getConnection()) {
            tx.setReadOnly(true);
            tx.setAutoCommit(false);
            assertThatCode(() -> position(tx, "o-1")).doesNotThrowAnyException();
            tx.rollback();
        }
    }

    @Test
    void aDatabaseThatIsNeverUnreachableNamesNoCase() {
        assertThat(testDatabase().unreachable().isEmpty()).isEqualTo(declared(Trait.NEVER_UNREACHABLE));
    }

    /** Both with the JDBC URL alone, as another process has it. */
    @Test
    void anotherProcessReadsTheStoreUnlessThereIsOnlyOne() throws Exception {
        append(ExpectedVersion.any(), event("o-1"));
        assertThat(OtherProcess.seesEvents(testDatabase().access())).isEqualTo(!declared(Trait.ONE_PROCESS));
    }
}
