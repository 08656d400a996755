// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checkpoints: moved with compare-and-set, split and merged without losing or repeating a position. */
@Tag("defaults")
public abstract class CheckpointContract extends ProjectionStoreContract {

    /** For suites. */
    protected CheckpointContract() {}

    @Test
    void beginsAtZeroForAllSlots() throws SQLException {
        Checkpoint first = load().get(0);
        assertThat(load()).hasSize(1);
        assertThat(first.slots()).isEqualTo(SlotRange.ALL);
        assertThat(first.position()).isZero();
        assertThat(first.owner()).isEmpty();
        UUID followed = inTransaction(tx -> checkpoints().create(tx, ORDERS, UUID.randomUUID()));
        assertThat(followed).isEqualTo(STORE);
        assertThat(all(tx -> checkpoints().projections(tx))).containsExactly(ORDERS);
        assertThat(one(tx -> checkpoints().storeId(tx, ORDERS))).hasValue(STORE);
    }

    @Test
    void isCreatedOnce() throws Exception {
        Parallel.run(java.util.Collections.nCopies(8, () -> {
            inTransaction(tx -> checkpoints().create(tx, "another", STORE));
            return null;
        }));
        assertThat(all(tx -> checkpoints().load(tx, "another"))).hasSize(1);
    }

    @Test
    void tellsAnUnknownProjectionByName() throws SQLException {
        assertThat(all(tx -> checkpoints().load(tx, "unknown"))).isEmpty();
        assertThat(one(tx -> checkpoints().storeId(tx, "unknown"))).isEmpty();
        assertThat(one(tx -> checkpoints().lock(tx, "unknown", 7))).isEmpty();
        assertThat(holds(tx -> checkpoints().delete(tx, "unknown"))).isFalse();
        assertThatThrownBy(() -> inTransaction(tx -> checkpoints().claim(tx, "unknown", SlotRange.ALL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"unknown\"");
    }

    @Test
    void movesOnlyAsItWasRead() throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        assertThat(advance(read, 10)).isTrue();
        assertThat(advance(read, 20)).isFalse();
        assertThat(advance(now(SlotRange.ALL), 20)).isTrue();
        assertThat(load().get(0).position()).isEqualTo(20);
        assertThat(load().get(0).owner()).isEqualTo("me");
        assertThatThrownBy(() -> advance(now(SlotRange.ALL), 19))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position must be at least 20");
    }

    @Test
    void aSecondOwnerWaitsAndFindsOut() throws Exception {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        try (Connection tx = fixture().begin()) {
            assertThat(move(tx, read, 10, "me")).isTrue();
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
                try {
                    return advance(read, 10);
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(second).isNotDone();
            tx.commit();
            tx.setAutoCommit(true);
            assertThat(second.get(60, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void splitsAtTheEndsOfARangeAndJoinsEquals() throws SQLException {
        Checkpoint whole = claim(SlotRange.ALL).get(0);
        advance(whole, 10);
        Checkpoint moved = now(SlotRange.ALL);
        List<Checkpoint> middle = claim(slots(256, 511));
        assertThat(middle).extracting(Checkpoint::slots).containsExactly(slots(256, 511));
        assertThat(load())
                .extracting(Checkpoint::slots)
                .containsExactly(slots(0, 255), slots(256, 511), slots(512, 1023));
        assertThat(load()).extracting(Checkpoint::position).containsOnly(10L);
        assertThat(advance(moved, 20)).isFalse();

        assertThat(advance(middle.get(0), 30)).isTrue();
        Checkpoint ahead = now(slots(256, 511));
        assertThat(claim(SlotRange.ALL)).extracting(Checkpoint::position).containsExactly(10L, 30L, 10L);
        assertThat(advance(claim(slots(0, 255)).get(0), 30)).isTrue();
        assertThat(claim(SlotRange.ALL)).extracting(Checkpoint::slots).containsExactly(slots(0, 511), slots(512, 1023));
        assertThat(advance(ahead, 40)).isFalse();
    }

    @Test
    void keepsEverySlotsPositionThroughAnyChange() throws SQLException {
        Random random = new Random(4711);
        long[] positions = new long[1024];
        try (Connection tx = fixture().begin()) {
            for (int round = 1; round <= 60; round++) {
                int total = 1 + random.nextInt(16);
                SlotRange range = SlotRange.ofPartition(random.nextInt(total), total);
                List<Checkpoint> claimed = checkpoints().claim(tx, ORDERS, range);
                assertThat(claimed.get(0).slots().first()).isEqualTo(range.first());
                assertThat(claimed.get(claimed.size() - 1).slots().last()).isEqualTo(range.last());
                Checkpoint moved = claimed.get(random.nextInt(claimed.size()));
                assertThat(move(tx, moved, round, "me")).isTrue();
                Arrays.fill(positions, moved.slots().first(), moved.slots().last() + 1, round);
                assertThat(bySlot(checkpoints().load(tx, ORDERS))).isEqualTo(positions);
                tx.commit();
            }
        }
    }

    private static long[] bySlot(List<Checkpoint> rows) {
        long[] positions = new long[1024];
        int next = 0;
        for (Checkpoint row : rows) {
            assertThat(row.slots().first()).isEqualTo(next);
            Arrays.fill(positions, row.slots().first(), row.slots().last() + 1, row.position());
            next = row.slots().last() + 1;
        }
        assertThat(next).isEqualTo(1024);
        return positions;
    }

    @Test
    void claimsOfManyAtOnceFitTogether() throws Exception {
        List<java.util.concurrent.Callable<Void>> claims = new java.util.ArrayList<>();
        for (int total : List.of(1, 3, 4, 8)) {
            for (int i = 0; i < total; i++) {
                SlotRange range = SlotRange.ofPartition(i, total);
                claims.add(() -> {
                    advanceSomehow(range);
                    return null;
                });
            }
        }
        Parallel.run(claims);
        assertThat(bySlot(load())).containsOnly(1L);
    }

    /** Moves all slots of a range to position 1, while other owners split and merge ranges. */
    private void advanceSomehow(SlotRange range) throws SQLException {
        boolean done = false;
        while (!done) {
            done = true;
            try {
                for (Checkpoint row : claim(range)) {
                    done &= row.position() == 1 || advance(row, 1);
                }
            } catch (TransactionLostException e) {
                done = false;
            }
        }
    }

    @Test
    void aRangeInUseDelaysNoOther() throws SQLException {
        Checkpoint left = claim(slots(0, 511)).get(0);
        Checkpoint right = claim(slots(512, 1023)).get(0);
        if (fixture().has(Trait.SINGLE_WRITER)) {
            assertThat(advance(left, 10) && advance(right, 20)).isTrue();
            return;
        }
        try (Connection tx = fixture().begin()) {
            assertThat(move(tx, left, 10, "me")).isTrue();
            assertThat(advance(right, 20)).isTrue();
            assertThat(claim(slots(512, 767))).hasSize(1);
            tx.commit();
        }
        assertThat(load()).extracting(Checkpoint::position).containsExactly(10L, 20L, 20L);
    }

    @Test
    void waitsWhileLockedAndReportsInvalidation() throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        inTransaction(tx -> {
            Checkpoint locked = checkpoints().lock(tx, ORDERS, 7).orElseThrow();
            assertThat(locked.position()).isZero();
            checkpoints().invalidate(tx, locked);
            return true;
        });
        assertThat(advance(read, 10)).isFalse();
        assertThat(advance(claim(SlotRange.ALL).get(0), 10)).isTrue();
    }

    @Test
    void tellsByWhichStrategyItsSlotsAre() throws SQLException {
        Checkpoint read = claim(SlotRange.ALL).get(0);
        assertThat(read.strategy()).isZero();
        for (int strategy : List.of(Integer.MAX_VALUE, 7, 0)) {
            Checkpoint before = claim(SlotRange.ALL).get(0);
            inTransaction(tx -> {
                checkpoints().lockAll(tx, ORDERS).forEach(row -> checkpoints().divide(tx, row, strategy));
                return true;
            });
            assertThat(advance(before, 10)).isFalse();
            assertThat(claim(slots(0, 511)).get(0).strategy()).isEqualTo(strategy);
            assertThat(claim(SlotRange.ALL).get(0).strategy()).isEqualTo(strategy);
        }
        assertThat(advance(read, 10)).isFalse();
    }

    @Test
    void goesBackByAReset() throws SQLException {
        Checkpoint left = claim(slots(0, 511)).get(0);
        advance(left, 10);
        UUID other = UUID.randomUUID();
        inTransaction(tx -> {
            checkpoints().reset(tx, ORDERS, 3, other);
            return true;
        });
        assertThat(load()).extracting(Checkpoint::position).containsExactly(3L, 0L);
        assertThat(one(tx -> checkpoints().storeId(tx, ORDERS))).hasValue(other);
        assertThat(advance(left.at(3), 11)).isFalse();
        assertThat(claim(SlotRange.ALL)).hasSize(2);
    }

    @Test
    void isForgottenWhole() throws SQLException {
        claim(slots(0, 511));
        acquire(slots(0, 511), "me", LONG);
        assertThat(holds(tx -> checkpoints().delete(tx, ORDERS))).isTrue();
        assertThat(load()).isEmpty();
        assertThat(leaseList()).isEmpty();
        assertThat(all(tx -> checkpoints().projections(tx))).isEmpty();
        inTransaction(tx -> checkpoints().create(tx, ORDERS, STORE));
        assertThat(load()).extracting(Checkpoint::slots).containsExactly(SlotRange.ALL);
    }

    @Test
    void namesAMissingTable() throws SQLException {
        execute("DROP TABLE {{projection_checkpoints}}");
        assertThatThrownBy(this::load)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("projection_checkpoints")
                .hasMessageContaining("pup schema");
    }
}
