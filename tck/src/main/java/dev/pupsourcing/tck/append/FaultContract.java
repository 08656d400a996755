// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.FaultInjector;
import dev.pupsourcing.testkit.FaultInjector.Fault;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No append is ever stored partially, whichever of its statements fails and however. */
public abstract class FaultContract extends StoreContract {

    /** An append to try: its expected version and events. */
    private record Attempt(ExpectedVersion expected, List<Event> events) {}

    private final FaultInjector faults = new FaultInjector();
    private final Event stored = event("old");

    /** For suites. */
    protected FaultContract() {}

    /** A number of events for which an append needs at least three statements for the events alone. */
    protected abstract int eventsOfThreeChunks();

    @BeforeEach
    final void storeSome() throws SQLException {
        executeAsUser("CREATE TABLE caller_rows (id INT PRIMARY KEY)");
        append(ExpectedVersion.noStream(), stored, event("old"));
    }

    private List<Attempt> attempts() {
        StreamId fresh = order("new");
        StreamId old = order("old");
        return List.of(
                new Attempt(ExpectedVersion.any(), events(fresh, 1)),
                new Attempt(ExpectedVersion.noStream(), events(fresh, 2)),
                new Attempt(ExpectedVersion.any(), events(old, 2)),
                new Attempt(ExpectedVersion.exact(2), events(old, 3)),
                new Attempt(ExpectedVersion.exact(2), events(old, eventsOfThreeChunks())),
                new Attempt(ExpectedVersion.any(), events(fresh, eventsOfThreeChunks())));
    }

    /** Appends that the store rejects; the statements that find the reason may fail as well. */
    private List<Attempt> refusals() {
        Event copy = event("new").toBuilder().eventId(stored.eventId()).build();
        List<Event> late = new ArrayList<>(events(order("new"), eventsOfThreeChunks()));
        late.add(copy);
        return List.of(
                new Attempt(ExpectedVersion.exact(1), events(order("old"), 1)),
                new Attempt(ExpectedVersion.noStream(), events(order("old"), eventsOfThreeChunks())),
                new Attempt(ExpectedVersion.any(), List.of(event("new"), copy)),
                new Attempt(ExpectedVersion.any(), late));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFailedStatementLeavesNothingBehind(Fault fault) throws SQLException {
        for (Attempt attempt : attempts()) {
            int statement = 1;
            while (fails(attempt, fault, statement)) {
                statement++;
            }
            assertThat(statement)
                    .as("statements tried of %s", attempt.expected())
                    .isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aRefusedAppendLeavesNothingBehindEither(Fault fault) throws SQLException {
        for (Attempt attempt : refusals()) {
            int statement = 1;
            while (failsRefused(attempt, fault, statement)) {
                statement++;
            }
            assertThat(statement).isGreaterThan(1);
        }
    }

    /** Whether the n-th statement exists and so failed; otherwise the append is stored, and rolled back. */
    private boolean fails(Attempt attempt, Fault fault, int statement) throws SQLException {
        List<String> before = contents();
        Connection tx = intercepted();
        try (tx) {
            callerRow(tx, statement);
            faults.arm(fault, statement);
            EventStoreException failure = tryAppend(tx, attempt);
            if (!faults.disarm()) {
                assertThat(failure).isNull();
                tx.rollback();
                return false;
            }
            assertThat(failure).as("statement %s, %s", statement, fault).isNotNull();
            end(tx, fault, java.util.Objects.requireNonNull(failure));
        }
        assertThat(contents()).as("after statement %s, %s", statement, fault).isEqualTo(before);
        executeAsUser("DELETE FROM caller_rows");
        return true;
    }

    private boolean failsRefused(Attempt attempt, Fault fault, int statement) throws SQLException {
        List<String> before = contents();
        boolean fired;
        Connection tx = intercepted();
        try (tx) {
            callerRow(tx, statement);
            faults.arm(fault, statement);
            EventStoreException failure = tryAppend(tx, attempt);
            fired = faults.disarm();
            assertThat(failure).isNotNull();
            end(tx, fired ? fault : Fault.REFUSED, java.util.Objects.requireNonNull(failure));
        }
        assertThat(contents()).as("after statement %s, %s", statement, fault).isEqualTo(before);
        executeAsUser("DELETE FROM caller_rows");
        return fired;
    }

    private Connection intercepted() throws SQLException {
        return Interception.of(fixture().begin(), faults);
    }

    private static void callerRow(Connection tx, int id) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute("INSERT INTO caller_rows VALUES (%s)".formatted(id));
        }
    }

    private @Nullable EventStoreException tryAppend(Connection tx, Attempt attempt) {
        try {
            store().append(tx, attempt.expected(), attempt.events());
            return null;
        } catch (EventStoreException e) {
            return e;
        }
    }

    /**
     * Commits regardless of the failure; only after hidden failures the caller must roll back, as the exception says.
     */
    private void end(Connection tx, Fault fault, EventStoreException failure) throws SQLException {
        if (fault == Fault.BROKEN) {
            assertThat(failure.transactionUsable()).isFalse();
            assertThatThrownBy(tx::commit).isInstanceOf(SQLException.class);
            return;
        }
        if (!failure.transactionUsable()) {
            assertRefusedUntilRollback(tx, fault, failure);
        }
        tx.commit();
        if (failure.transactionUsable()) {
            assertThat(number("SELECT COUNT(*) FROM caller_rows")).isEqualTo(1);
        }
        store().append(tx, ExpectedVersion.noStream(), event("probe"));
        tx.rollback();
    }

    private void assertRefusedUntilRollback(Connection tx, Fault fault, EventStoreException failure)
            throws SQLException {
        boolean ends = fixture().has(Trait.FAILURE_ENDS_TRANSACTION);
        if (fault == Fault.REFUSED || !ends) {
            assertThatThrownBy(() -> store().append(tx, ExpectedVersion.any(), event("more")), "after %s", failure)
                    .isInstanceOf(TransactionLostException.class);
        }
        if (fault == Fault.HIDDEN) {
            tx.rollback();
        }
    }

    /** The rows of the tables of events and heads. */
    private List<String> contents() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = fixture().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            collect(statement, "events", rows);
            collect(statement, "aggregate_heads", rows);
        }
        return rows;
    }

    private void collect(Statement statement, String table, List<String> rows) throws SQLException {
        String sql = """
                SELECT bounded_context, aggregate_type, aggregate_id, aggregate_version
                  FROM {{%s}}
                 ORDER BY bounded_context, aggregate_type, aggregate_id, aggregate_version""";
        try (ResultSet found = statement.executeQuery(fixture().in(sql.formatted(table)))) {
            while (found.next()) {
                List<String> row = new ArrayList<>(List.of(table));
                for (int i : IntStream.rangeClosed(1, 4).toArray()) {
                    row.add(found.getString(i));
                }
                rows.add(String.join("/", row));
            }
        }
    }
}
