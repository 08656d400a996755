// SPDX-License-Identifier: MIT
package dev.pupsourcing.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.StreamId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");
    private static final UUID ID = new UUID(1, 2);

    private static Snapshot snapshot(long version, String schema, byte[] state) {
        return Snapshot.of(STREAM, version, ID, schema, state);
    }

    @Test
    void copiesTheStateInAndOut() {
        byte[] state = {1, 2};
        Snapshot snapshot = snapshot(3, "s", state);
        state[0] = 9;
        snapshot.state()[1] = 9;
        assertThat(snapshot.state()).containsExactly(1, 2);
    }

    @Test
    void comparesByValue() {
        Snapshot snapshot = snapshot(3, "s", new byte[] {1});
        assertThat(snapshot)
                .isEqualTo(snapshot(3, "s", new byte[] {1}))
                .hasSameHashCodeAs(snapshot(4, "t", new byte[0]));
        assertThat(snapshot)
                .isNotEqualTo(snapshot(4, "s", new byte[] {1}))
                .isNotEqualTo(snapshot(3, "t", new byte[] {1}))
                .isNotEqualTo(snapshot(3, "s", new byte[] {2}))
                .isNotEqualTo(Snapshot.of(STREAM, 3, new UUID(3, 4), "s", new byte[] {1}))
                .isNotEqualTo(Snapshot.of(StreamId.of("Sales", "Order", "o-2"), 3, ID, "s", new byte[] {1}));
    }

    @Test
    void saysWhatItIsWithoutTheState() {
        assertThat(snapshot(3, "s", new byte[] {77})).hasToString("snapshot of \"Sales/Order/o-1\" @3 (s)");
    }

    @Test
    void refusesWhatCannotBeKept() {
        assertThatThrownBy(() -> snapshot(0, "s", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the snapshot version of \"Sales/Order/o-1\" must be at least 1, was 0");
        assertThatThrownBy(() -> snapshot(1, "", new byte[0])).hasMessageContaining("has 0 characters");
        assertThatThrownBy(() -> snapshot(1, "s".repeat(256), new byte[0])).hasMessageContaining("has 256 characters");
        assertThatThrownBy(() -> snapshot(1, "s", new byte[Snapshot.MAX_STATE_BYTES + 1]))
                .hasMessageContaining("16777217 bytes, which is more than 16777216");
    }
}
