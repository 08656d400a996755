// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Checkpoints;
import dev.pupsourcing.projection.spi.ParkedStreams;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionLostException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy of checkpoints that another owner moves or marks at the same time. */
class PartitionStrategyGuardTest {

    private static final SlotRange LEFT = SlotRange.ofPartition(0, 2);
    private static final SlotRange RIGHT = SlotRange.ofPartition(1, 2);
    private static final Connection TX = stub(Connection.class, "nothing", List.of());

    private final List<String> calls = new ArrayList<>();
    private final SlotAssigner slots = SlotAssigner.of(Projection.builder("orders")
            .partitionBy(PartitionStrategy.byKey("customer", PersistedEvent::aggregateId))
            .otherwise((tx, event) -> {})
            .build());
    private List<Checkpoint> seen = rows(7, 7);
    private List<Checkpoint> locked = seen;
    private long parked;

    private static List<Checkpoint> rows(long left, long right) {
        return List.of(row(LEFT, left), row(RIGHT, right));
    }

    private static Checkpoint row(SlotRange range, long position) {
        return new Checkpoint("orders", range, position, 0, 0, "me", Instant.EPOCH);
    }

    private static <T> T stub(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                PartitionStrategyGuardTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> {
                    assertThat(called.getName()).isEqualTo(method);
                    return answer;
                }));
    }

    private PartitionStrategyGuard division() {
        Checkpoints checkpoints = (Checkpoints) Proxy.newProxyInstance(
                PartitionStrategyGuardTest.class.getClassLoader(),
                new Class<?>[] {Checkpoints.class},
                (proxy, called, arguments) -> {
                    calls.add(called.getName());
                    return switch (called.getName()) {
                        case "load" -> seen;
                        case "lockAll" -> locked;
                        default -> null;
                    };
                });
        ParkedStreams streams = stub(ParkedStreams.class, "count", parked);
        ProjectionStore store = (ProjectionStore) Proxy.newProxyInstance(
                PartitionStrategyGuardTest.class.getClassLoader(),
                new Class<?>[] {ProjectionStore.class},
                (proxy, called, arguments) -> called.getName().equals("checkpoints") ? checkpoints : streams);
        return new PartitionStrategyGuard(slots, store);
    }

    @Test
    void marksAllCheckpointsUnderTheirLocks() {
        division().agree(TX);
        assertThat(calls).containsExactly("load", "lockAll", "divide", "divide");
    }

    @Test
    void locksNothingIfTheyAreMarked() {
        seen = seen.stream().map(row -> row.dividedBy(slots.fingerprint())).toList();
        division().agree(TX);
        assertThat(calls).containsExactly("load");
        assertThat(division().checked(seen)).isEqualTo(seen);
    }

    @Test
    void doesNotWaitIfTheyMustNotChange() {
        seen = rows(7, 8);
        assertThatThrownBy(() -> division().agree(TX))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("\"orders\"", "\"aggregate\", not \"customer\"", "7..8 and 0 parked");
        seen = rows(7, 7);
        parked = 2;
        assertThatThrownBy(() -> division().agree(TX)).hasMessageContaining("7..7 and 2 parked");
        assertThat(calls).containsExactly("load", "load");
    }

    @Test
    void beginsAnewIfOneWasMovedBeforeItWasLocked() {
        locked = rows(7, 8);
        assertThatThrownBy(() -> division().agree(TX)).isInstanceOf(TransactionLostException.class);
        assertThat(calls).containsExactly("load", "lockAll");
    }

    @Test
    void beginsAnewIfAnotherMarkedThemBeforeTheyWereClaimed() {
        List<Checkpoint> another = seen.stream().map(row -> row.dividedBy(7)).toList();
        assertThatThrownBy(() -> division().checked(another)).isInstanceOf(TransactionLostException.class);
        assertThatThrownBy(() -> division().checked(seen)).isInstanceOf(TransactionLostException.class);
    }
}
