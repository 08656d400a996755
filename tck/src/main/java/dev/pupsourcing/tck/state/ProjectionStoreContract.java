// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.state;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Checkpoints;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** The base class of suites about the state of projections, with an existing projection. */
abstract class ProjectionStoreContract extends StoreContract {

    static final String ORDERS = "orders \uD83D\uDC36";
    static final UUID STORE = UUID.fromString("0b9cb1f1-7d64-4a40-8f7c-2f1d3b5a1c11");
    static final Duration LONG = Duration.ofMinutes(10);

    @BeforeEach
    final void createProjection() throws SQLException {
        inTransaction(tx -> checkpoints().create(tx, ORDERS, STORE));
    }

    final ProjectionStore projections() {
        return fixture().projections();
    }

    final Checkpoints checkpoints() {
        return projections().checkpoints();
    }

    final Leases leases() {
        return projections().leases();
    }

    final boolean holds(TransactionWork<Boolean, RuntimeException> question) throws SQLException {
        return inTransaction(question);
    }

    final long count(TransactionWork<Long, RuntimeException> question) throws SQLException {
        return inTransaction(question);
    }

    final <T> List<T> all(TransactionWork<List<T>, RuntimeException> question) throws SQLException {
        return inTransaction(question);
    }

    final <T> Optional<T> one(TransactionWork<Optional<T>, RuntimeException> question) throws SQLException {
        return inTransaction(question);
    }

    final List<Checkpoint> load() throws SQLException {
        return inTransaction(tx -> checkpoints().load(tx, ORDERS));
    }

    final List<Checkpoint> claim(SlotRange range) throws SQLException {
        return inTransaction(tx -> checkpoints().claim(tx, ORDERS, range));
    }

    final List<Checkpoint> claim(Lease lease) throws SQLException {
        return inTransaction(tx -> checkpoints().claim(tx, lease));
    }

    final boolean advance(Checkpoint from, long position) throws SQLException {
        return inTransaction(tx -> move(tx, from, position, "me"));
    }

    /** Moves a checkpoint like a batch without events; returns whether it was unchanged. */
    final boolean move(Connection tx, Checkpoint from, long position, String owner) {
        return checkpoints()
                .take(tx, from, ServerIncarnation.NONE)
                .filter(taken ->
                        checkpoints().advance(tx, taken, taken.checkpoint().moved(position, owner, Optional.empty())))
                .isPresent();
    }

    /** The current checkpoint of a range. */
    final Checkpoint now(SlotRange slots) throws SQLException {
        return load().stream()
                .filter(row -> row.slots().equals(slots))
                .findFirst()
                .orElseThrow();
    }

    final Optional<Lease> acquire(SlotRange range, String owner, Duration duration) throws SQLException {
        return inTransaction(tx -> leases().acquire(tx, new Leases.LeaseRequest(ORDERS, range, owner, duration)));
    }

    final List<Lease> leaseList() throws SQLException {
        return inTransaction(tx -> leases().list(tx, ORDERS));
    }

    /** Waits until all leases have expired by the database's clock. */
    final void waitForExpiry() {
        Waiting.until("the end of the leases", () -> {
            try {
                return leaseList().stream().allMatch(Lease::expired);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    static PersistedEvent persisted(String orderId, long position) {
        return PersistedEvent.of(
                Event.builder(order(orderId), "OrderPlaced").payload("{}").build(), position, 1);
    }

    static SlotRange slots(int first, int last) {
        return new SlotRange(first, last);
    }
}
