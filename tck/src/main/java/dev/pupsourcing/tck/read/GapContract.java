// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No reader ever skips a committed event; {@link NaiveReaderContract} shows that the stress test detects one that does.
 */
public abstract class GapContract extends StoreContract {

    /** For suites. */
    protected GapContract() {}

    /**
     * Ends a connection's session from outside, like an administrator or a crash of the client's machine, and waits
     * until it has ended if the database reports it.
     */
    protected abstract void kill(Connection victim) throws SQLException;

    static List<ReadScope> scopes() {
        return List.of(
                ReadScope.all(), ReadScope.ofContexts("Sales"), ReadScope.all().withSlots(SlotRange.ALL));
    }

    /** Position 1 is open and 2 committed, then 1 commits and no event follows: both are handled, in order. */
    @Test
    void waitsForAPositionInFlight() throws SQLException {
        if (fixture().has(Trait.SINGLE_WRITER)) {
            assertThat(fixture().has(Trait.POSITIONS_BEFORE_COMMIT)).isFalse();
            return;
        }
        for (ReadScope scope : scopes()) {
            waitsForAPositionInFlight(scope);
        }
    }

    private void waitsForAPositionInFlight(ReadScope scope) throws SQLException {
        long start = fixture().log().latestPosition();
        try (LogReader reader = fixture().log().openReader(scope);
                Connection slow = fixture().begin()) {
            AppendResult appended = store().append(slow, ExpectedVersion.any(), event("slow"));
            PersistedEvent first = appended.events().get(0);
            PersistedEvent second =
                    append(ExpectedVersion.any(), event("quick")).events().get(0);
            assertThat(second.position()).isGreaterThan(first.position());

            assertStalled(reader, start, first.position());
            slow.commit();
            assertThat(readUntil(reader, start, second)).containsExactly(first, second);
        }
    }

    private static void assertStalled(LogReader reader, long start, long position) {
        for (int i = 0; i < 3; i++) {
            EventPage page = reader.read(start, 10);
            assertThat(page.events()).isEmpty();
            assertThat(page.end()).isEqualTo(EventPage.End.STALLED);
            assertThat(page.scannedTo()).isLessThan(position);
        }
        assertThat(reader.stall()).hasValueSatisfying(stall -> {
            assertThat(stall.position()).isLessThanOrEqualTo(position);
            assertThat(stall.holders()).isNotEmpty();
        });
    }

    @Test
    void passesAPositionThatWasRolledBack() throws SQLException {
        for (ReadScope scope : scopes()) {
            long start = fixture().log().latestPosition();
            try (LogReader reader = fixture().log().openReader(scope)) {
                try (Connection dead = fixture().begin()) {
                    store().append(dead, ExpectedVersion.any(), event("dead"));
                    dead.rollback();
                }
                PersistedEvent stored =
                        append(ExpectedVersion.any(), event("alive")).events().get(0);
                assertThat(readUntil(reader, start, stored)).containsExactly(stored);
            }
        }
    }

    private void rolledBack(int events) throws SQLException {
        try (Connection dead = fixture().begin()) {
            store().append(dead, ExpectedVersion.any(), events(order("dead"), events));
            dead.rollback();
        }
    }

    /** A reader has read all events; then an append stays open, and another reader begins. */
    @Test
    void aNewReaderGoesOnFromWhatIsProven() throws SQLException {
        if (fixture().has(Trait.SINGLE_WRITER)) {
            return; // while an append is open there, nothing can be appended after it
        }
        PersistedEvent first =
                append(ExpectedVersion.any(), event("a")).events().get(0);
        rolledBack(1);
        PersistedEvent second =
                append(ExpectedVersion.any(), event("b")).events().get(0);
        try (LogReader reader = fixture().log().openReader(ReadScope.all())) {
            readUntil(reader, 0, second);
        }
        try (Connection slow = fixture().begin()) {
            PersistedEvent held = appendOn(slow);
            append(ExpectedVersion.any(), event("quick"));
            for (ReadScope scope : scopes()) {
                try (LogReader reader = fixture().log().openReader(scope)) {
                    assertThat(readUntil(reader, 0, second)).containsExactly(first, second);
                    assertStalledAt(reader, second.position(), held.position());
                }
            }
        }
    }

    /** Nothing was proven before, but consecutive positions need no proof. */
    @Test
    void aNewReaderDeliversWhatComesBeforeTheFirstHole() throws SQLException {
        if (fixture().has(Trait.SINGLE_WRITER)) {
            return; // while an append is open there, nothing can be appended after it
        }
        List<PersistedEvent> before = append(
                        ExpectedVersion.any(), events(order("a"), 20).toArray(Event[]::new))
                .events();
        PersistedEvent last = before.get(before.size() - 1);
        try (Connection slow = fixture().begin()) {
            PersistedEvent held = appendOn(slow);
            append(ExpectedVersion.any(), event("quick"));
            for (ReadScope scope : scopes()) {
                try (LogReader reader = fixture().log().openReader(scope)) {
                    assertThat(readUntil(reader, 0, last)).isEqualTo(before);
                    assertStalledAt(reader, last.position(), held.position());
                }
            }
        }
    }

    private PersistedEvent appendOn(Connection slow) {
        return store().append(slow, ExpectedVersion.any(), event("slow"))
                .events()
                .get(0);
    }

    private static void assertStalledAt(LogReader reader, long after, long position) {
        EventPage page = reader.read(after, 10);
        assertThat(page.end()).isEqualTo(EventPage.End.STALLED);
        assertThat(page.events()).isEmpty();
        assertThat(reader.stall().orElseThrow().position()).isEqualTo(position);
    }

    /**
     * An import in one transaction: while it is open it delays only later events, and after a rollback it is passed.
     */
    @Test
    void passesALargeImportThatIsRolledBack() throws SQLException {
        List<Event> imported = events(order("import"), 12_000);
        PersistedEvent before =
                append(ExpectedVersion.any(), event("a")).events().get(0);
        try (LogReader reader = fixture().log().openReader(ReadScope.all());
                Connection tx = fixture().begin()) {
            store().append(tx, ExpectedVersion.any(), imported);
            if (!fixture().has(Trait.SINGLE_WRITER)) {
                append(ExpectedVersion.any(), event("quick"));
            }
            assertThat(readUntil(reader, 0, before)).containsExactly(before);
            tx.rollback();
            tx.setAutoCommit(true);
            PersistedEvent last =
                    append(ExpectedVersion.any(), event("b")).events().get(0);
            List<PersistedEvent> read = readUntil(reader, before.position(), last);
            assertThat(read.get(read.size() - 1)).isEqualTo(last);
            assertThat(read).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static List<PersistedEvent> readUntil(LogReader reader, long after, PersistedEvent last) {
        List<PersistedEvent> events = new ArrayList<>();
        long[] position = {after};
        Waiting.until("position " + last.position(), () -> {
            EventPage page = reader.read(position[0], 1000);
            events.addAll(page.events());
            position[0] = page.scannedTo();
            return position[0] >= last.position();
        });
        return events;
    }

    @Test
    void losesNothingUnderTorture() throws Exception {
        GapStressTest torture = new GapStressTest(fixture(), this::kill);
        torture.run(Integer.getInteger("torture.seconds", 3));
        torture.assertNothingLost();
    }

    @Test
    @Tag("long")
    void losesNothingUnderLongTorture() throws Exception {
        GapStressTest torture = new GapStressTest(fixture(), this::kill);
        torture.run(Integer.getInteger("torture.long.seconds", 120));
        torture.assertNothingLost();
    }

    /** Gaps that a reader has filled may be rows of the table, which {@code peekLog} omits. */
    @Test
    void aLookIsNotShortenedByHoles() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        for (int i = 0; i < 5; i++) {
            try (Connection tx = fixture().begin()) {
                store().append(tx, ExpectedVersion.any(), event("o-2"));
                tx.rollback();
            }
        }
        append(ExpectedVersion.exact(1), event("o-1"));
        try (LogReader reader = fixture().log().openReader(ReadScope.all())) {
            Waiting.until("the end of the log", () -> readTo(reader));
        }
        List<PersistedEvent> look = inTransaction(tx -> store().peekLog(tx, ReadScope.all(), 0, 2));
        assertThat(look).extracting(PersistedEvent::aggregateVersion).containsExactly(1L, 2L);
    }

    private static boolean readTo(LogReader reader) {
        return reader.read(reader.read(0, 10).scannedTo(), 10).caughtUp();
    }
}
