// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreContract.DeclinedBy;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A transaction that the database aborted is rejected until it is rolled back, and nothing of it is ever committed. For
 * databases with concurrent writers, which can wait for each other.
 */
@SuppressWarnings("ReferenceEquality") // one of the two connections
@DeclinedBy(Trait.SINGLE_WRITER)
public abstract class LostTransactionContract extends StoreContract {

    /** For suites. */
    protected LostTransactionContract() {}

    @BeforeEach
    final void makeCallersTable() throws SQLException {
        executeAsUser("CREATE TABLE caller_rows (id INT PRIMARY KEY)");
    }

    @Test
    void aDeadlockLosesTheWholeTransactionOfOne() throws Exception {
        List<Connection> losers = new ArrayList<>();
        try (Connection first = fixture().begin();
                Connection second = fixture().begin()) {
            begin(first, 1, "a");
            begin(second, 2, "b");
            Parallel.run(List.of(() -> cross(first, "b", losers), () -> cross(second, "a", losers)));
            assertThat(losers).hasSize(1);
            Connection loser = losers.get(0);
            Connection winner = loser == first ? second : first;

            assertRefused(loser);
            assertRefused(loser);
            commitAnyway(loser);
            winner.commit();
            assertThat(number("SELECT id FROM caller_rows")).isEqualTo(winner == first ? 1 : 2);
            assertThat(number("SELECT COUNT(*) FROM caller_rows")).isEqualTo(1);
            assertThat(number("SELECT COUNT(*) FROM {{events}}")).isEqualTo(2);

            store().append(loser, ExpectedVersion.any(), event("a"));
            loser.commit();
        }
        assertThat(read(order("a")).version() + read(order("b")).version()).isEqualTo(3);
    }

    private void begin(Connection tx, int row, String own) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute("INSERT INTO caller_rows VALUES (%s)".formatted(row));
        }
        store().append(tx, ExpectedVersion.any(), event(own));
    }

    private Void cross(Connection tx, String other, List<Connection> losers) {
        try {
            store().append(tx, ExpectedVersion.any(), event(other));
        } catch (TransactionLostException e) {
            synchronized (losers) {
                losers.add(tx);
            }
            assertThat(e.transactionUsable()).isFalse();
        }
        return null;
    }

    /** Also through another handle of the same session. */
    private void assertRefused(Connection lost) {
        Connection handle = Interception.of(lost, new Interceptor() {});
        for (Connection tx : List.of(lost, handle)) {
            assertThatThrownBy(() -> store().append(tx, ExpectedVersion.any(), event("c")))
                    .isInstanceOf(TransactionLostException.class)
                    .hasMessageContaining("roll back");
        }
    }

    /** A driver may report that a commit did not happen. */
    private static void commitAnyway(Connection lost) throws SQLException {
        try {
            lost.commit();
        } catch (SQLException e) {
            lost.rollback();
        }
    }
}
