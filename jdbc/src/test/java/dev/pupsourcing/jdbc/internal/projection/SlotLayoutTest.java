// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.slot.SlotRange;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotLayoutTest {

    private static Checkpoint row(int first, int last, long position, long token, long revision) {
        return new Checkpoint("p", new SlotRange(first, last), position, token, revision, "me", Instant.EPOCH);
    }

    @Test
    void coversWithoutHoleAndOverlap() {
        List<Checkpoint> rows = List.of(row(0, 99, 1, 0, 0), row(100, 299, 1, 0, 0));
        assertThat(SlotLayout.covers(rows, new SlotRange(50, 299))).isTrue();
        assertThat(SlotLayout.covers(rows, new SlotRange(50, 300))).isFalse();
        assertThat(SlotLayout.covers(rows.subList(1, 2), new SlotRange(99, 200)))
                .isFalse();
        assertThat(SlotLayout.covers(List.of(rows.get(0), row(101, 299, 1, 0, 0)), new SlotRange(0, 200)))
                .isFalse();
        assertThat(SlotLayout.covers(List.of(), new SlotRange(0, 0))).isFalse();
    }

    @Test
    void cutsAtBothEndsAndRaisesTheRevision() {
        assertThat(SlotLayout.fit(List.of(row(0, 1023, 7, 3, 5)), new SlotRange(10, 19)))
                .containsExactly(row(0, 9, 7, 3, 6), row(10, 19, 7, 3, 7), row(20, 1023, 7, 3, 7));
    }

    @Test
    void joinsEqualNeighboursWithinTheRangeOnly() {
        List<Checkpoint> rows =
                List.of(row(0, 99, 7, 0, 0), row(100, 199, 7, 2, 9), row(200, 299, 7, 4, 1), row(300, 399, 8, 0, 0));
        assertThat(SlotLayout.fit(rows, new SlotRange(100, 399)))
                .containsExactly(row(0, 99, 7, 0, 0), row(100, 299, 7, 4, 10), row(300, 399, 8, 0, 0));
    }

    @Test
    void leavesWhatFitsAlone() {
        List<Checkpoint> rows = List.of(row(0, 99, 7, 0, 0), row(100, 199, 8, 2, 9));
        assertThat(SlotLayout.fits(rows, new SlotRange(0, 199))).isTrue();
        assertThat(SlotLayout.fits(rows, new SlotRange(0, 150))).isFalse();
        assertThat(SlotLayout.fits(rows, new SlotRange(0, 300))).isFalse();
    }

    @Test
    void neverChangesASlotsPositionAndNeverReusesARevision() {
        Random random = new Random(42);
        List<Checkpoint> rows = List.of(row(0, 1023, 1, 0, 0));
        for (int i = 0; i < 500; i++) {
            int total = 1 + random.nextInt(20);
            SlotRange range = SlotRange.ofPartition(random.nextInt(total), total);
            List<Checkpoint> fitted = SlotLayout.fit(rows, range);
            assertThat(SlotLayout.covers(fitted, SlotRange.ALL)).isTrue();
            assertThat(SlotLayout.fits(fitted, range) || fitted.size() > 1).isTrue();
            for (int slot = 0; slot < 1024; slot++) {
                Checkpoint before = at(rows, slot);
                Checkpoint after = at(fitted, slot);
                assertThat(after.position()).isEqualTo(before.position());
                assertThat(after.equals(before) || after.revision() > before.revision())
                        .isTrue();
            }
            Checkpoint moved = fitted.get(random.nextInt(fitted.size()));
            rows = fitted.stream()
                    .map(row -> row.equals(moved) ? row.at(random.nextInt(3)) : row)
                    .toList();
        }
    }

    private static Checkpoint at(List<Checkpoint> rows, int slot) {
        return rows.stream()
                .filter(row -> row.slots().contains(slot))
                .findFirst()
                .orElseThrow();
    }
}
