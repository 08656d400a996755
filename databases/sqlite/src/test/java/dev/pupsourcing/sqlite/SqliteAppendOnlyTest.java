// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trigger rejects the deletion of stored events, so an append of several events cannot be reverted by deleting them.
 */
class SqliteAppendOnlyTest {

    private static final StreamId FIRST = StreamId.of("Sales", "Order", "o-1");
    private static final StreamId SECOND = StreamId.of("Sales", "Order", "o-2");

    @TempDir
    private Path folder;

    private static Event event(StreamId stream) {
        return Event.builder(stream, "Placed").build();
    }

    private StoreFixture appendOnly() throws SQLException {
        StoreFixture fixture = new SqliteTestDatabase(folder).createStore();
        try (Connection connection = fixture.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER append_only BEFORE DELETE ON events"
                    + " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END");
        }
        return fixture;
    }

    @Test
    void aStoredIdIsADuplicateAndLeavesTheTransactionUsable() throws SQLException {
        StoreFixture fixture = appendOnly();
        try (Connection tx = fixture.begin()) {
            Event stored = event(FIRST);
            fixture.store().append(tx, ExpectedVersion.noStream(), stored);
            Event repeated =
                    Event.builder(SECOND, "Placed").eventId(stored.eventId()).build();
            DuplicateEventException duplicate = catchThrowableOfType(
                    DuplicateEventException.class,
                    () -> fixture.store().append(tx, ExpectedVersion.any(), event(SECOND), repeated));
            assertThat(duplicate.eventId()).isEqualTo(stored.eventId());
            assertThat(duplicate.transactionUsable()).isTrue();
            fixture.store().append(tx, ExpectedVersion.noStream(), event(SECOND), event(SECOND));
            tx.commit();
        }
        try (Connection tx = fixture.begin()) {
            assertThat(fixture.store().readStream(tx, SECOND).version()).isEqualTo(2);
            OptimisticConcurrencyException conflict = catchThrowableOfType(
                    OptimisticConcurrencyException.class,
                    () -> fixture.store().append(tx, ExpectedVersion.noStream(), event(SECOND), event(SECOND)));
            assertThat(conflict.transactionUsable()).isTrue();
        }
    }
}
