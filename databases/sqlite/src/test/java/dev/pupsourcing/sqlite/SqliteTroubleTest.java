// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.DamagedStreamException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.transaction.TransactionLostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures that are specific to SQLite. */
class SqliteTroubleTest {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");

    @TempDir
    private Path folder;

    private final EventStore store = SqliteEventStore.create();

    @BeforeEach
    void makeSchema() throws SQLException {
        try (Connection connection = connect("")) {
            Schema.of(connection).apply(connection);
        }
    }

    private Connection connect(String more) throws SQLException {
        return dataSource(more).getConnection();
    }

    private DriverManagerDataSource dataSource(String more) {
        return new DriverManagerDataSource(
                "jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL&busy_timeout=50" + more, null, null);
    }

    private static Event event(int payload) {
        return Event.builder(STREAM, "Placed").payload(new byte[payload]).build();
    }

    private long stored() throws SQLException {
        try (Connection connection = connect("")) {
            return store.readStream(connection, STREAM).version();
        }
    }

    /** A deferred transaction that has read before another transaction wrote can never write. */
    @Test
    void aStaleSnapshotIsRefusedUntilItIsRolledBack() throws SQLException {
        try (Connection stale = connect("&transaction_mode=DEFERRED")) {
            stale.setAutoCommit(false);
            assertThat(store.readStream(stale, STREAM).isEmpty()).isTrue();
            Pupsourcing.create(dataSource("")).append(ExpectedVersion.any(), event(1));

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> store.append(stale, ExpectedVersion.any(), event(1)))
                        .isInstanceOf(TransactionLostException.class);
            }
            stale.rollback();
            assertThat(store.append(stale, ExpectedVersion.exact(1), event(1)).version())
                    .isEqualTo(2);
            stale.commit();
        }
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void aWriterThatWaitsTooLongIsTold() throws SQLException {
        try (Connection writer = connect("");
                Connection other = connect("")) {
            writer.setAutoCommit(false);
            store.append(writer, ExpectedVersion.any(), event(1));
            other.setAutoCommit(false);
            StoreAccessException busy = catchThrowableOfType(
                    StoreAccessException.class, () -> store.append(other, ExpectedVersion.any(), event(1)));
            assertThat(busy.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(busy.isTransient()).isTrue();
            assertThat(busy).hasMessageContaining("a lock was not granted in time");
            writer.commit();
            other.rollback();
            store.append(other, ExpectedVersion.exact(1), event(1));
            other.commit();
        }
        assertThat(stored()).isEqualTo(2);
    }

    /** The driver's commit begins the next transaction, and fails if another process takes and holds the lock. */
    @Test
    void aCommitThatIsDoneIsNeverReportedAsFailed() throws Exception {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource("&transaction_mode=IMMEDIATE"));
        for (int round = 0; round < 30; round++) {
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> other = new CompletableFuture<>();
            pupsourcing.transactions().call(tx -> {
                pupsourcing.store().append(tx, ExpectedVersion.any(), event(1));
                other.completeAsync(() -> holdUntil(over));
                return tx;
            });
            over.set(true);
            other.get(60, TimeUnit.SECONDS);
        }
        assertThat(stored()).isEqualTo(30);
    }

    /** Takes the lock as soon as it is free, and keeps it; like another process, it does not queue. */
    private Void holdUntil(AtomicBoolean over) {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            boolean held = false;
            while (!over.get()) {
                held = held || begins(statement);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return null;
    }

    private static boolean begins(Statement statement) {
        try {
            return statement.executeUpdate("BEGIN IMMEDIATE") == 0;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void aFullDiskLeavesNothingHalfWritten() throws SQLException {
        try (Connection small = connect("");
                Statement statement = small.createStatement()) {
            statement.execute("CREATE TABLE caller_rows (id INT)");
            statement.execute("PRAGMA max_page_count = 60");
            small.setAutoCommit(false);
            statement.execute("INSERT INTO caller_rows VALUES (1)");
            StoreAccessException full = catchThrowableOfType(
                    StoreAccessException.class,
                    () -> store.append(small, ExpectedVersion.any(), event(1), event(1_000_000)));
            assertThat(full.reason()).isEqualTo(Reason.STORAGE_FULL);
            assertThat(full).hasMessageContaining("append to stream").hasMessageContaining("free some space");
            assertThat(full.transactionUsable()).isFalse();
            assertThatThrownBy(() -> store.append(small, ExpectedVersion.any(), event(1)))
                    .isInstanceOf(TransactionLostException.class);
            small.rollback();
            store.append(small, ExpectedVersion.noStream(), event(1));
            small.commit();
        }
        assertThat(stored()).isEqualTo(1);
    }

    /** A row that is rejected in the middle of a batch reverts the whole append. */
    @Test
    void aRowThatIsRefusedTakesTheWholeAppendWithIt() throws SQLException {
        try (Connection tx = connect("");
                Statement statement = tx.createStatement()) {
            statement.execute("CREATE TRIGGER poison BEFORE INSERT ON events WHEN NEW.event_type = 'Poison'"
                    + " BEGIN SELECT RAISE(FAIL, 'poison'); END");
            tx.setAutoCommit(false);
            Event poison = Event.builder(STREAM, "Poison").build();
            assertThatThrownBy(() -> store.append(tx, ExpectedVersion.any(), event(1), event(1), poison))
                    .isInstanceOf(RuntimeException.class);
            tx.commit();
            assertThat(store.readStream(tx, STREAM).isEmpty()).isTrue();
            store.append(tx, ExpectedVersion.noStream(), event(1));
            tx.commit();
        }
        assertThat(stored()).isEqualTo(1);
    }

    /** Rows after the head, which another program inserted, are not deleted. */
    @Test
    void eventsBehindTheHeadAreLeftAlone() throws SQLException {
        Pupsourcing.create(dataSource("")).append(ExpectedVersion.noStream(), event(1), event(2), event(3));
        try (Connection tx = connect("");
                Statement statement = tx.createStatement()) {
            statement.execute("DELETE FROM aggregate_heads");
            tx.setAutoCommit(false);
            for (List<Event> events : List.of(List.of(event(4)), List.of(event(4), event(5)))) {
                DamagedStreamException damage = catchThrowableOfType(
                        DamagedStreamException.class, () -> store.append(tx, ExpectedVersion.noStream(), events));
                assertThat(damage).hasMessageContaining("its head is at version 0, but its last event has version 3");
                assertThat(damage.transactionUsable()).isTrue();
            }
            tx.commit();
            assertThat(store.readStream(tx, STREAM).version()).isEqualTo(3);
            tx.commit();
            statement.execute("INSERT INTO aggregate_heads SELECT 'Sales', 'Order', 'o-1', 3");
            tx.commit();
        }
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void aPrivateDatabaseInMemoryIsRefusedWithAdvice() {
        for (String url : new String[] {"jdbc:sqlite::memory:", "jdbc:sqlite:"}) {
            assertThatThrownBy(() -> Pupsourcing.create(url))
                    .isInstanceOf(StoreAccessException.class)
                    .hasMessageContaining("new, empty database for every connection")
                    .hasMessageContaining("use a file");
        }
    }
}
