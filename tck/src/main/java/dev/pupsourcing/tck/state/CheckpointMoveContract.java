// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownEvent;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Taking a checkpoint for a batch, moving it at the end, and the event that it records. */
public abstract class CheckpointMoveContract extends ProjectionStoreContract {

    /** For suites. */
    protected CheckpointMoveContract() {}

    @Test
    void movesWithItsTransactionOnly() throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        try (Connection tx = fixture().begin()) {
            TakenCheckpoint taken =
                    checkpoints().take(tx, read, ServerIncarnation.NONE).orElseThrow();
            Checkpoint moved = taken.checkpoint().moved(10, "me", Optional.empty());
            assertThat(checkpoints().advance(tx, taken, moved)).isTrue();
            tx.rollback();
            assertThat(checkpoints().advance(tx, taken, moved)).isFalse();
            tx.rollback();
        }
        assertThat(load().get(0).position()).isZero();
    }

    /** A failed batch does not disturb the next one, on the same connection or another one. */
    @Test
    void isTakenAgainAfterAFailure() throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        for (int i = 0; i < 2; i++) {
            try (Connection tx = fixture().begin()) {
                assertThat(checkpoints().take(tx, read, ServerIncarnation.NONE)).isPresent();
                tx.rollback();
                assertThat(checkpoints().take(tx, read, ServerIncarnation.NONE)).isPresent();
                tx.rollback();
            }
        }
        assertThat(advance(read, 10)).isTrue();
        assertThat(load().get(0).position()).isEqualTo(10);
    }

    @Test
    void movesTogetherWithTheCommit() throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        try (Connection tx = fixture().begin()) {
            TakenCheckpoint taken =
                    checkpoints().take(tx, read, ServerIncarnation.NONE).orElseThrow();
            Checkpoint moved = taken.checkpoint().moved(10, "me", Optional.empty());
            assertThat(checkpoints().advanceAndCommit(tx, taken, moved)).isTrue();
            tx.rollback();
        }
        assertThat(load().get(0).position()).isEqualTo(10);
    }

    @Test
    void rollsBackInsteadOfCommittingWithoutItsMove() throws SQLException {
        assertNothingIsCommitted(tx -> {});
    }

    @Test
    void rollsBackIfTheCheckpointIsGone() throws SQLException {
        assertNothingIsCommitted(tx -> {
            checkpoints().delete(tx, ORDERS);
            tx.commit();
        });
    }

    /** A step in the open transaction. */
    @FunctionalInterface
    private interface Step {
        void run(Connection tx) throws SQLException;
    }

    /** The transaction in which the checkpoint was taken ends early; what follows must not be committed. */
    private void assertNothingIsCommitted(Step between) throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        try (Connection tx = fixture().begin()) {
            TakenCheckpoint taken =
                    checkpoints().take(tx, read, ServerIncarnation.NONE).orElseThrow();
            tx.rollback();
            between.run(tx);
            checkpoints().create(tx, "other", STORE);
            Checkpoint moved = taken.checkpoint().moved(10, "me", Optional.empty());
            assertThat(checkpoints().advanceAndCommit(tx, taken, moved)).isFalse();
            tx.rollback();
        }
        assertThat(load()).allSatisfy(row -> assertThat(row.position()).isZero());
        assertThat(one(tx -> checkpoints().storeId(tx, "other"))).isEmpty();
    }

    /** A handler may end the transaction: its commit must not include the position. */
    @Test
    void aTakenCheckpointHasNotMovedYet() throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        try (Connection tx = fixture().begin()) {
            TakenCheckpoint taken =
                    checkpoints().take(tx, read, ServerIncarnation.NONE).orElseThrow();
            tx.commit();
            Checkpoint now = checkpoints().load(tx, ORDERS).get(0);
            assertThat(now.position()).isZero();
            assertThat(now.revision()).isEqualTo(taken.checkpoint().revision()).isNotEqualTo(read.revision());
            assertThat(checkpoints().take(tx, read, ServerIncarnation.NONE)).isEmpty();
            tx.rollback();
            tx.setAutoCommit(true);
        }
    }

    @Test
    void remembersAnEventThroughSplitsAndJoinsUntilAReset() throws SQLException {
        KnownEvent early = new KnownEvent(3, UUID.randomUUID());
        KnownEvent late = new KnownEvent(9, UUID.randomUUID());
        inTransaction(tx -> remember(tx, claim(tx, SlotRange.ALL), early));
        assertThat(load()).extracting(Checkpoint::position).containsExactly(10L);
        assertThat(claim(slots(0, 511)).get(0).known()).hasValue(early);
        assertThat(advance(claim(slots(0, 511)).get(0), 10)).isTrue();
        assertThat(now(slots(0, 511)).known()).hasValue(early);
        inTransaction(tx -> remember(tx, claim(tx, slots(512, 1023)), late));
        assertThat(claim(SlotRange.ALL)).extracting(Checkpoint::known).containsExactly(Optional.of(late));
        inTransaction(tx -> {
            checkpoints().reset(tx, ORDERS, 10, STORE);
            return true;
        });
        assertThat(now(SlotRange.ALL).known()).isEmpty();
    }

    private Checkpoint claim(Connection tx, SlotRange range) {
        return checkpoints().claim(tx, ORDERS, range).get(0);
    }

    private boolean remember(Connection tx, Checkpoint row, KnownEvent event) {
        TakenCheckpoint taken =
                checkpoints().take(tx, row, ServerIncarnation.NONE).orElseThrow();
        return checkpoints().advance(tx, taken, taken.checkpoint().moved(10, "me", Optional.of(event)));
    }
}
