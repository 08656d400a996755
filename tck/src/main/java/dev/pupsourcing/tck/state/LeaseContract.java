// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases.Announcement;
import dev.pupsourcing.projection.spi.Leases.LeaseRequest;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.PupsourcingVersion;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Leases: one owner at a time by the database's clock, and tokens that exclude earlier owners. */
public abstract class LeaseContract extends ProjectionStoreContract {

    private static final SlotRange LEFT = new SlotRange(0, 511);
    private static final SlotRange RIGHT = new SlotRange(512, 1023);
    private static final Duration SHORT = Duration.ofMillis(1);

    /** For suites. */
    protected LeaseContract() {}

    @Test
    void areTakenOnce() throws SQLException {
        Lease left = acquire(LEFT, "a", LONG).orElseThrow();
        assertThat(left.expired()).isFalse();
        assertThat(acquire(LEFT, "b", LONG)).isEmpty();
        assertThat(acquire(new SlotRange(511, 512), "b", LONG)).isEmpty();
        assertThat(acquire(SlotRange.ALL, "a", LONG)).isEmpty();
        Lease right = acquire(RIGHT, "b", LONG).orElseThrow();
        assertThat(right.token()).isGreaterThan(left.token());
        assertThat(leaseList()).extracting(Lease::owner).containsExactly("a", "b");
        assertThat(leaseList()).extracting(Lease::slots).containsExactly(LEFT, RIGHT);
        assertThat(leaseList())
                .allSatisfy(lease -> assertThat(lease.remaining()).isBetween(LONG.minusMinutes(5), LONG));
    }

    @Test
    void areTakenByOneOfMany() throws Exception {
        List<String> winners = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> owners = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String owner = "owner " + i;
            owners.add(() -> {
                acquire(LEFT, owner, LONG).ifPresent(lease -> winners.add(lease.owner()));
                return null;
            });
        }
        Parallel.run(owners);
        assertThat(winners).hasSize(1);
        assertThat(leaseList()).extracting(Lease::owner).isEqualTo(winners);
    }

    @Test
    void areRenewedByTheirOwner() throws SQLException {
        Lease lease = acquire(LEFT, "a", SHORT).orElseThrow();
        waitForExpiry();
        List<Lease> renewed = inTransaction(tx -> leases().renew(tx, List.of(lease), LONG));
        assertThat(renewed).extracting(Lease::token).containsExactly(lease.token());
        assertThat(leaseList().get(0).expired()).isFalse();
        assertThat(acquire(LEFT, "a", LONG).orElseThrow().token()).isEqualTo(lease.token());
    }

    @Test
    void areTakenOverOnceExpired() throws SQLException {
        Lease old = acquire(LEFT, "a", SHORT).orElseThrow();
        waitForExpiry();
        Lease taken = acquire(SlotRange.ALL, "b", LONG).orElseThrow();
        assertThat(taken.token()).isGreaterThan(old.token());
        assertThat(leaseList()).extracting(Lease::owner).containsExactly("b");
        assertThat(all(tx -> leases().renew(tx, List.of(old), LONG))).isEmpty();
        assertThat(holds(tx -> leases().release(tx, old))).isFalse();
    }

    /** The new lease has the same slots, so only owner and token distinguish it. */
    @Test
    void areNotRenewedByTheOwnerBefore() throws SQLException {
        Lease old = acquire(LEFT, "a", SHORT).orElseThrow();
        waitForExpiry();
        Lease taken = acquire(LEFT, "b", LONG).orElseThrow();
        assertThat(all(tx -> leases().renew(tx, List.of(old), LONG))).isEmpty();
        assertThat(holds(tx -> leases().release(tx, old))).isFalse();
        assertThat(leaseList()).extracting(Lease::token).containsExactly(taken.token());
    }

    @Test
    void areGivenBack() throws SQLException {
        Lease lease = acquire(LEFT, "a", LONG).orElseThrow();
        assertThat(holds(tx -> leases().release(tx, lease))).isTrue();
        assertThat(holds(tx -> leases().release(tx, lease))).isFalse();
        assertThat(acquire(SlotRange.ALL, "b", LONG)).isPresent();
    }

    @Test
    void fenceOffTheOwnerBefore() throws SQLException {
        Lease first = acquire(LEFT, "a", SHORT).orElseThrow();
        Checkpoint read = claim(first).get(0);
        assertThat(read.slots()).isEqualTo(LEFT);
        assertThat(read.token()).isEqualTo(first.token());
        assertThat(advance(read, 10)).isTrue();
        assertThat(claim(first)).extracting(Checkpoint::position).containsExactly(10L);
        waitForExpiry();
        Lease second = acquire(SlotRange.ofPartition(0, 4), "b", LONG).orElseThrow();
        List<Checkpoint> taken = claim(second);
        assertThat(taken).extracting(Checkpoint::position).containsExactly(10L);
        assertThat(advance(read.at(10), 20)).isFalse();
        assertThat(claim(first)).isEmpty();
        assertThat(advance(taken.get(0), 20)).isTrue();
    }

    @Test
    void doNotWaitForAnOwnerThatIsStuckInABatch() throws SQLException {
        Lease first = acquire(LEFT, "a", SHORT).orElseThrow();
        Checkpoint read = claim(first).get(0);
        waitForExpiry();
        Lease second = acquire(LEFT, "b", LONG).orElseThrow();
        if (!fixture().has(Trait.SINGLE_WRITER)) {
            refusesToWait(read, second);
        }
        assertThat(claim(second)).hasSize(1);
        assertThat(advance(read.at(10), 20)).isFalse();
    }

    private void refusesToWait(Checkpoint read, Lease second) throws SQLException {
        try (Connection stuck = fixture().begin()) {
            assertThat(move(stuck, read, 10, "a")).isTrue();
            assertThatThrownBy(() -> claim(second))
                    .isInstanceOfSatisfying(
                            StoreAccessException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(StoreAccessException.Reason.TIMEOUT));
            assertThat(all(tx -> leases().renew(tx, List.of(second), LONG))).hasSize(1);
            assertThat(acquire(RIGHT, "c", LONG).map(this::claimed)).hasValue(1);
            stuck.commit();
        }
    }

    private int claimed(Lease lease) {
        try {
            return claim(lease).size();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anIdleTransactionIsEndedByTheServerIfSupported() throws SQLException {
        Checkpoint read = claim(LEFT).get(0);
        Lease second = acquire(LEFT, "b", LONG).orElseThrow();
        try (Connection frozen = fixture().begin()) {
            projections().limitIdle(frozen, Duration.ofMillis(200));
            assertThat(move(frozen, read, 10, "a")).isTrue();
            if (fixture().has(Trait.SINGLE_WRITER)) {
                projections().unlimitIdle(frozen);
                frozen.commit();
                frozen.setAutoCommit(true);
                assertThat(claim(second)).extracting(Checkpoint::position).containsExactly(10L);
            } else {
                Waiting.until("the end of the frozen transaction", () -> claimsAtLast(second));
                assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
                assertThat(load().get(0).position()).isZero();
            }
        }
    }

    private boolean claimsAtLast(Lease lease) {
        try {
            return !claim(lease).isEmpty();
        } catch (StoreAccessException e) {
            return false;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void knowTheOwnersThatWantAShare() throws SQLException {
        inTransaction(tx -> {
            leases().announce(tx, ORDERS, "b", LONG);
            leases().announce(tx, ORDERS, "a", SHORT);
            leases().announce(tx, "another", "c", LONG);
            return true;
        });
        Waiting.until("the end of an announcement", () -> owners().equals(List.of("b")));
        inTransaction(tx -> {
            leases().announce(tx, ORDERS, "a", LONG);
            leases().announce(tx, ORDERS, "b", LONG);
            return true;
        });
        assertThat(owners()).containsExactly("a", "b");
        List<Announcement> announced = inTransaction(tx -> leases().announcements(tx, ORDERS));
        assertThat(announced).extracting(Announcement::version).containsOnly(Optional.of(PupsourcingVersion.current()));
        inTransaction(tx -> {
            leases().withdraw(tx, ORDERS, "b");
            return true;
        });
        assertThat(owners()).containsExactly("a");
    }

    private List<String> owners() {
        try {
            return inTransaction(tx -> leases().owners(tx, ORDERS));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refuseNonsenseByName() {
        assertThatThrownBy(() -> acquire(LEFT, "a", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
        assertThatThrownBy(
                        () -> inTransaction(tx -> leases().acquire(tx, new LeaseRequest("unknown", LEFT, "a", LONG))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"unknown\"");
    }
}
