// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.DamagedStreamException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.SameConnection;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Expected versions, without and with contention. */
public abstract class ConcurrencyContract extends StoreContract {

    private static final int WRITERS = 16;

    /** For suites. */
    protected ConcurrencyContract() {}

    @Test
    void noStreamWorksOnce() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        assertConflict(ExpectedVersion.noStream(), "o-1", 1);
        assertConflict(ExpectedVersion.exact(0), "o-1", 1);
    }

    @Test
    void exactWorksAtItsVersionOnly() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        append(ExpectedVersion.exact(1), event("o-1"));
        assertConflict(ExpectedVersion.exact(1), "o-1", 2);
        assertConflict(ExpectedVersion.exact(3), "o-1", 2);
        append(ExpectedVersion.exact(2), event("o-1"));
        assertConflict(ExpectedVersion.exact(1), "missing", 0);
    }

    @Test
    void anyWorksOnNewAndExistingAggregates() throws SQLException {
        append(ExpectedVersion.any(), event("o-1"));
        append(ExpectedVersion.any(), event("o-1"), event("o-1"));
        assertThat(read(order("o-1")).version()).isEqualTo(3);
    }

    @Test
    void reservesAName() throws SQLException {
        StreamId email = StreamId.of("Identity", "Email", "ann@example.org");
        append(ExpectedVersion.noStream(), event(email));
        assertThatThrownBy(() -> append(ExpectedVersion.noStream(), event(email)))
                .isInstanceOf(OptimisticConcurrencyException.class)
                .hasMessageContaining("Identity/Email/ann@example.org")
                .hasMessageContaining("NoStream");
    }

    @Test
    void aConflictLeavesTheTransactionUsable() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        try (Connection tx = fixture().begin()) {
            store().append(tx, ExpectedVersion.noStream(), event("o-2"));
            for (ExpectedVersion expected : List.of(ExpectedVersion.noStream(), ExpectedVersion.exact(5))) {
                OptimisticConcurrencyException conflict = catchThrowableOfType(
                        OptimisticConcurrencyException.class, () -> store().append(tx, expected, event("o-1")));
                assertThat(conflict.transactionUsable()).isTrue();
                assertThat(conflict.actual()).hasValue(1);
            }
            store().append(tx, ExpectedVersion.noStream(), event("o-3"));
            tx.commit();
        }
        assertThat(read(order("o-2")).version()).isEqualTo(1);
        assertThat(read(order("o-3")).version()).isEqualTo(1);
        assertThat(read(order("o-1")).version()).isEqualTo(1);
    }

    /** A conflict with a commit after the transaction's snapshot never reports the snapshot's version. */
    @Test
    void aConflictReportsTheActualVersionOrNone() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        if (fixture().has(Trait.SINGLE_WRITER)) {
            assertConflict(ExpectedVersion.exact(2), "o-1", 1);
            return;
        }
        try (Connection tx = fixture().begin()) {
            assertThat(store().readStream(tx, order("o-1")).version()).isEqualTo(1);
            append(ExpectedVersion.exact(1), event("o-1"));
            EventStoreException failure = catchThrowableOfType(
                    EventStoreException.class, () -> store().append(tx, ExpectedVersion.exact(1), event("o-1")));
            if (failure instanceof OptimisticConcurrencyException conflict) {
                assertThat(conflict.actual().orElse(2)).isEqualTo(2);
            }
            assertThat(failure.transactionUsable() || fixture().has(Trait.REPEATABLE_READ))
                    .isTrue();
            assertUsableAsSaid(tx, failure);
        }
    }

    private void assertUsableAsSaid(Connection tx, EventStoreException failure) throws SQLException {
        if (failure.transactionUsable()) {
            store().append(tx, ExpectedVersion.noStream(), event("o-9"));
            tx.commit();
            tx.setAutoCommit(true);
            assertThat(read(order("o-9")).version()).isEqualTo(1);
        } else {
            assertThatThrownBy(() -> store().append(tx, ExpectedVersion.noStream(), event("o-9")))
                    .isInstanceOf(EventStoreException.class);
            tx.rollback();
            store().append(tx, ExpectedVersion.noStream(), event("o-9"));
            tx.commit();
        }
    }

    @Test
    void aHeadBelowItsEventsIsDamageAndNoConflict() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        execute("UPDATE {{aggregate_heads}} SET aggregate_version = 1");
        try (Connection tx = fixture().begin()) {
            store().append(tx, ExpectedVersion.noStream(), event("o-2"));
            DamagedStreamException damage = catchThrowableOfType(
                    DamagedStreamException.class, () -> store().append(tx, ExpectedVersion.exact(1), event("o-1")));
            assertThat(damage.stream()).isEqualTo(order("o-1"));
            assertThat(damage).hasMessageContaining("run `pup verify --repair heads`");
            assertThat(damage.transactionUsable()).isEqualTo(!fixture().has(Trait.FAILURE_ENDS_TRANSACTION));
            assertUsableAsSaid(tx, damage);
        }
        assertThat(number("SELECT aggregate_version FROM {{aggregate_heads}} WHERE aggregate_id = 'o-1'"))
                .isEqualTo(1);
    }

    @Test
    void anyNeverConflicts() throws Exception {
        StreamId stream = order("hot");
        inParallel(pupsourcing -> {
            for (int i = 0; i < 200; i++) {
                appendUntilStored(pupsourcing, event(stream));
            }
        });
        assertThat(read(stream).stream().map(PersistedEvent::aggregateVersion))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, WRITERS * 200L).boxed().toList());
    }

    /** A conflict would fail the test; a lost transaction, as REPEATABLE READ has them, is run again. */
    private void appendUntilStored(Pupsourcing pupsourcing, Event event) {
        while (true) {
            try {
                pupsourcing.append(ExpectedVersion.any(), event);
                return;
            } catch (TransactionLostException e) {
                assertThat(fixture().has(Trait.REPEATABLE_READ)).isTrue();
            }
        }
    }

    @Test
    void oneWriterWinsEachVersion() throws Exception {
        StreamId stream = order("raced");
        AtomicInteger won = new AtomicInteger();
        inParallel(pupsourcing -> {
            for (int version = 0; version < 20; version++) {
                int expected = version;
                try {
                    pupsourcing.append(ExpectedVersion.exact(expected), event(stream));
                    won.incrementAndGet();
                } catch (OptimisticConcurrencyException e) {
                    assertThat(e.actual().orElse(expected + 1)).isGreaterThan(0);
                } catch (TransactionLostException e) {
                    assertThat(fixture().has(Trait.REPEATABLE_READ)).isTrue();
                }
                awaitVersion(pupsourcing, stream, version + 1);
            }
        });
        assertThat(won).hasValue(20);
        assertThat(read(stream).stream().map(PersistedEvent::aggregateVersion))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    /** The version exists as soon as one of the writers has succeeded, and one of them always does. */
    private static void awaitVersion(Pupsourcing pupsourcing, StreamId stream, long version) {
        Waiting.until("version " + version, () -> pupsourcing.readStream(stream).version() >= version);
    }

    private void assertConflict(ExpectedVersion expected, String id, long actual) {
        Event event = event(id);
        OptimisticConcurrencyException conflict =
                catchThrowableOfType(OptimisticConcurrencyException.class, () -> append(expected, event));
        assertThat(conflict.stream()).isEqualTo(order(id));
        assertThat(conflict.expected()).isEqualTo(expected);
        assertThat(conflict.actual()).hasValue(actual);
    }

    private interface Writer {
        void run(Pupsourcing pupsourcing) throws Exception;
    }

    /** Runs writers concurrently, each with its own connection. */
    private void inParallel(Writer writer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            tasks.add(() -> {
                try (Connection own = fixture().dataSource().getConnection()) {
                    Pupsourcing pupsourcing = Pupsourcing.create(new SameConnection(own).dataSource());
                    start.await();
                    writer.run(pupsourcing);
                }
                return null;
            });
        }
        Parallel.run(tasks);
    }
}
