// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.DamagedLogException;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.testkit.Waiting;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Positions that were written by hand or restarted are rejected by name, and never read as if they were the log. */
public abstract class PositionContract extends StoreContract {

    private static final long FAR = Long.MAX_VALUE - 1;

    /** More events than one block of cached times. */
    private static final int BLOCKS = 9_000;

    /** For suites. */
    protected PositionContract() {}

    /** The statements that move the last event to a position, without the library. */
    protected abstract List<String> moveLastEvent(long position);

    /** The statements that empty the tables of events and heads, and restart positions at 1. */
    protected abstract List<String> beginAgain();

    private void run(List<String> statements) throws SQLException {
        for (String statement : statements) {
            execute(statement);
        }
    }

    @Test
    void aPositionThatLeavesNoRoomIsRefusedByName() throws SQLException {
        append(ExpectedVersion.any(), event("a"));
        append(ExpectedVersion.any(), event("b"));
        run(moveLastEvent(FAR));
        assertThatThrownBy(() -> Pupsourcing.create(fixture().dataSource()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("must have no position above")
                .hasMessageContaining("but has " + FAR);
        assertThatThrownBy(() -> fixture().log().latestPosition()).isInstanceOf(SchemaException.class);
        try (LogReader reader = fixture().log().openReader(ReadScope.all())) {
            assertThatThrownBy(() -> reader.read(0, 10)).isInstanceOf(SchemaException.class);
        }
        assertThatThrownBy(() -> append(ExpectedVersion.any(), event("c"))).isInstanceOf(SchemaException.class);
    }

    /** The table is emptied while a reader is at its end, and has grown beyond that before it reads again. */
    @Test
    void aLogThatBeginsAgainIsNotTakenForTheOneThatWasRead() throws SQLException {
        for (ReadScope scope : GapContract.scopes()) {
            run(beginAgain());
            PersistedEvent read = appendMany("old", 4);
            try (LogReader reader = fixture().log().openReader(scope)) {
                assertThat(reader.read(0, 10).events()).endsWith(read);
                run(beginAgain());
                appendMany("new", 7);
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(() -> reader.read(read.position(), 10))
                            .isInstanceOfSatisfying(
                                    DamagedLogException.class,
                                    damage -> assertThat(damage.position()).isEqualTo(read.position()))
                            .hasMessageContaining("must not change before the last position that was read")
                            .hasMessageContaining(read.eventId().toString());
                }
                assertThat(reader.read(0, 10).events()).hasSize(7);
            }
        }
    }

    /** The event that a reader records may be outside its scope. */
    @Test
    void aReaderGoesOnFromAnEventThatIsNotInItsScope() throws SQLException {
        Event other =
                Event.builder(StreamId.of("Shipping", "Parcel", "p-1"), "Sent").build();
        try (LogReader reader = fixture().log().openReader(ReadScope.ofContexts("Sales"))) {
            long after = 0;
            for (int others : List.of(0, 1, 40, 2)) {
                PersistedEvent wanted = appendMany("wanted-" + others, 1);
                for (int i = 0; i < others; i++) {
                    append(
                            ExpectedVersion.any(),
                            other.toBuilder().eventId(UUID.randomUUID()).build());
                }
                EventPage page = reader.read(after, 10);
                assertThat(page.events()).containsExactly(wanted);
                after = reader.read(page.scannedTo(), 10).scannedTo();
                assertThat(after).isEqualTo(fixture().log().latestPosition());
            }
        }
    }

    /** Cached times of an emptied log are not used for the new one. */
    @Test
    void timesOfALogThatBeginsAgainAreReadAgain() throws SQLException {
        EventLog log = fixture().log();
        Event[] many = events(order("old"), BLOCKS).toArray(Event[]::new);
        append(ExpectedVersion.any(), many);
        assertThat(log.positionAsOf(many[0].createdAt().minusSeconds(60))).isZero();
        run(beginAgain());
        append(
                ExpectedVersion.any(),
                Stream.of(many)
                        .map(old -> Event.builder(order("new"), "Moved")
                                .createdAt(old.createdAt().minusSeconds(90))
                                .build())
                        .toArray(Event[]::new));
        assertThat(log.positionAsOf(many[0].createdAt().minusSeconds(60))).isEqualTo(log.latestPosition());
    }

    /** Ids that the library would not generate are valid user ids. */
    @Test
    void holesAndIdsOfUsersDoNotMeet() throws SQLException {
        PersistedEvent first =
                append(ExpectedVersion.any(), event("a")).events().get(0);
        for (int i = 0; i < 3; i++) {
            appendInVain(event("dead"));
        }
        long end = 0;
        for (long id = 0; id < 8; id++) {
            Event event =
                    Event.builder(order("a"), "Placed").eventId(new UUID(0, id)).build();
            end = append(ExpectedVersion.any(), event).events().get(0).position();
        }
        readTo(first.position(), end);
    }

    private void readTo(long from, long end) {
        long[] after = {from};
        try (LogReader reader = fixture().log().openReader(ReadScope.all())) {
            Waiting.until("position " + end, () -> {
                after[0] = reader.read(after[0], 10).scannedTo();
                return after[0] >= end;
            });
        }
        assertThat(after[0]).isEqualTo(end);
    }

    private PersistedEvent appendMany(String name, int count) throws SQLException {
        for (int i = 1; i < count; i++) {
            append(ExpectedVersion.any(), event(name + i));
        }
        return append(ExpectedVersion.any(), event(name + count)).events().get(0);
    }
}
