// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.spi.ActiveVersions;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.DeadLetterRow;
import dev.pupsourcing.projection.spi.DeadLetters;
import dev.pupsourcing.projection.spi.FailedEvent;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ParkedStreams;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that could not be handled, and versions of read models. */
@Tag("defaults")
public abstract class FailedEventContract extends ProjectionStoreContract {

    /** For suites. */
    protected FailedEventContract() {}

    private ParkedStreams parked() {
        return projections().parkedStreams();
    }

    private DeadLetters dead() {
        return projections().deadLetters();
    }

    private ActiveVersions versions() {
        return projections().activeVersions();
    }

    private static FailedEvent failed(PersistedEvent event) {
        return new FailedEvent(
                ORDERS, event, event.stream().slot(), "no such customer \u0000\uD83D\uDC36 " + "x".repeat(5_000), 3);
    }

    private static ParkedStreamRow.Key key(StreamId stream) {
        return new ParkedStreamRow.Key(stream, stream.slot());
    }

    private interface Step {
        void run(Connection tx);
    }

    private void run(Step step) throws SQLException {
        TransactionWork<Integer, RuntimeException> work = tx -> {
            step.run(tx);
            return 0;
        };
        inTransaction(work);
    }

    @Test
    void parksStreams() throws SQLException {
        PersistedEvent event = persisted("o-1\uD83D\uDC36", 7);
        run(tx -> parked().park(tx, failed(event)));
        run(tx -> parked().park(tx, failed(persisted("o-2", 9))));
        ParkedStreamRow first = inTransaction(
                tx -> parked().find(tx, ORDERS, key(event.stream())).orElseThrow());
        assertThat(first.firstPosition()).isEqualTo(7);
        assertThat(first.handledTo()).isEqualTo(6);
        assertThat(first.eventId()).isEqualTo(event.eventId());
        assertThat(first.attempts()).isEqualTo(3);
        assertThat(first.error())
                .startsWith("no such customer ?\uD83D\uDC36 xxx")
                .hasSizeBetween(4_000, 4_004);
        assertThat(all(tx -> parked().list(tx, ORDERS, 10)))
                .extracting(ParkedStreamRow::stream)
                .containsExactly(event.stream(), order("o-2"));
        assertThat(all(tx -> parked().list(tx, ORDERS, 1))).containsExactly(first);
        assertThat(count(tx -> parked().count(tx, ORDERS))).isEqualTo(2);
        assertThat(count(tx -> parked().count(tx, "another"))).isZero();
    }

    @Test
    void letsAParkedStreamGoAsItWasReadOnly() throws SQLException {
        PersistedEvent event = persisted("o-1", 7);
        run(tx -> parked().park(tx, failed(event)));
        run(tx -> parked().park(tx, failed(persisted("o-2", 9))));
        ParkedStreamRow first = inTransaction(
                tx -> parked().find(tx, ORDERS, key(event.stream())).orElseThrow());
        assertThat(holds(tx -> parked().advance(tx, first, 8))).isTrue();
        assertThat(holds(tx -> parked().advance(tx, first, 8))).isFalse();
        assertThat(holds(tx -> parked().remove(tx, first))).isFalse();
        assertThat(holds(tx -> parked().remove(tx, first.at(8)))).isTrue();
        assertThat(one(tx -> parked().find(tx, ORDERS, key(event.stream())))).isEmpty();
        assertThat(one(tx -> parked().find(tx, ORDERS, key(order("o-2"))))).isPresent();
    }

    @Test
    void knowsTheParkedStreamsOfARange() throws SQLException {
        PersistedEvent event = persisted("o-1", 7);
        int slot = event.stream().slot();
        run(tx -> parked().park(tx, failed(event)));
        assertThat(all(tx -> parked().keys(tx, ORDERS, SlotRange.ALL))).containsExactly(key(event.stream()));
        assertThat(all(tx -> parked().keys(tx, ORDERS, slots(slot, slot)))).containsExactly(key(event.stream()));
        assertThat(all(tx -> parked().keys(tx, ORDERS, slots(slot + 1, 1023)))).isEmpty();
        assertThat(all(tx -> parked().keys(tx, "another", SlotRange.ALL))).isEmpty();
    }

    /**
     * With a partition strategy the events of one stream may have several slots, each of which is parked separately.
     */
    @Test
    void parksAStreamOncePerSlot() throws SQLException {
        PersistedEvent event = persisted("o-1", 7);
        run(tx -> parked().park(tx, new FailedEvent(ORDERS, persisted("o-1", 9), 1000, "no", 1)));
        run(tx -> parked().park(tx, new FailedEvent(ORDERS, event, 3, "no", 1)));
        run(tx -> parked().park(tx, new FailedEvent(ORDERS, persisted("o-2", 8), 3, "no", 1)));
        ParkedStreamRow.Key three = new ParkedStreamRow.Key(event.stream(), 3);
        assertThat(all(tx -> parked().keys(tx, ORDERS, slots(0, 511))))
                .containsExactlyInAnyOrder(three, new ParkedStreamRow.Key(order("o-2"), 3));
        assertThat(all(tx -> parked().list(tx, ORDERS, event.stream())))
                .extracting(ParkedStreamRow::slot)
                .containsExactly(3, 1000);
        ParkedStreamRow first =
                inTransaction(tx -> parked().find(tx, ORDERS, three).orElseThrow());
        assertThat(first.firstPosition()).isEqualTo(7);
        assertThat(first.at(8).key()).isEqualTo(three);
        assertThat(holds(tx -> parked().remove(tx, first))).isTrue();
        assertThat(all(tx -> parked().list(tx, ORDERS, event.stream())))
                .extracting(ParkedStreamRow::firstPosition)
                .containsExactly(9L);
    }

    @Test
    void putsAnEventAsideAndTakesItBack() throws SQLException {
        PersistedEvent event = persisted("o-1", 7);
        run(tx -> dead().add(tx, failed(event)));
        run(tx -> dead().add(tx, failed(persisted("o-1", 9))));
        DeadLetterRow letter = inTransaction(tx -> dead().find(tx, ORDERS, 7).orElseThrow());
        assertThat(letter.stream()).isEqualTo(event.stream());
        assertThat(letter.eventId()).isEqualTo(event.eventId());
        assertThat(letter.eventType()).isEqualTo("OrderPlaced");
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.error()).startsWith("no such customer");
        assertThat(all(tx -> dead().list(tx, ORDERS, 10)))
                .extracting(DeadLetterRow::position)
                .containsExactly(7L, 9L);
        assertThat(all(tx -> dead().list(tx, ORDERS, 1))).containsExactly(letter);
        assertThat(count(tx -> dead().count(tx, ORDERS))).isEqualTo(2);
        assertThat(holds(tx -> dead().remove(tx, letter))).isTrue();
        assertThat(holds(tx -> dead().remove(tx, letter))).isFalse();
        assertThat(one(tx -> dead().find(tx, ORDERS, 7))).isEmpty();
    }

    @Test
    void areForgottenByAReset() throws SQLException {
        run(tx -> parked().park(tx, failed(persisted("o-1", 7))));
        run(tx -> dead().add(tx, failed(persisted("o-2", 9))));
        run(tx -> checkpoints().reset(tx, ORDERS, 0, STORE));
        assertThat(count(tx -> parked().count(tx, ORDERS))).isZero();
        assertThat(count(tx -> dead().count(tx, ORDERS))).isZero();
    }

    @Test
    void aVersionBecomesActiveOnceItHasCaughtUp() throws SQLException {
        inTransaction(tx -> checkpoints().create(tx, "orders v2", STORE));
        assertThat(one(tx -> versions().active(tx, "orders"))).isEmpty();
        assertThat(holds(tx -> versions().activate(tx, "orders", ORDERS))).isTrue();
        assertThat(one(tx -> versions().active(tx, "orders"))).hasValue(ORDERS);

        advance(claim(slots(512, 1023)).get(0), 10);
        assertThat(holds(tx -> versions().activate(tx, "orders", "orders v2"))).isFalse();
        assertThat(one(tx -> versions().active(tx, "orders"))).hasValue(ORDERS);
        Checkpoint next = inTransaction(
                tx -> checkpoints().claim(tx, "orders v2", SlotRange.ALL).get(0));
        advance(next, 10);
        assertThat(holds(tx -> versions().activate(tx, "orders", "orders v2"))).isTrue();
        assertThat(one(tx -> versions().active(tx, "orders"))).hasValue("orders v2");
        assertThatThrownBy(() -> inTransaction(tx -> versions().activate(tx, "orders", "unknown")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"unknown\"");
    }

    /** Slots of different strategies contain different events, so equal ranges cannot be compared. */
    @Test
    void aVersionByAnotherStrategyMustHavePassedEveryCheckpoint() throws SQLException {
        inTransaction(tx -> checkpoints().create(tx, "orders v2", STORE));
        advance(claim(slots(512, 1023)).get(0), 10);
        assertThat(holds(tx -> versions().activate(tx, "orders", ORDERS))).isTrue();
        Checkpoint half = inTransaction(
                tx -> checkpoints().claim(tx, "orders v2", slots(512, 1023)).get(0));
        advance(half, 20);
        assertThat(holds(tx -> versions().activate(tx, "orders", "orders v2"))).isTrue();
        assertThat(holds(tx -> versions().activate(tx, "orders", ORDERS))).isFalse();
        run(tx -> versions().activate(tx, "another", ORDERS));
        run(tx -> checkpoints()
                .lockAll(tx, "orders v2")
                .forEach(row -> checkpoints().divide(tx, row, 7)));
        assertThat(holds(tx -> versions().activate(tx, "another", "orders v2"))).isFalse();
        Checkpoint rest = inTransaction(
                tx -> checkpoints().claim(tx, "orders v2", slots(0, 511)).get(0));
        advance(rest, 10);
        assertThat(holds(tx -> versions().activate(tx, "another", "orders v2"))).isTrue();
    }
}
