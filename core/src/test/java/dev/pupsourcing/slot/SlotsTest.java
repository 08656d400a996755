// SPDX-License-Identifier: MIT
package dev.pupsourcing.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {

    /** The empty text, "a" and "foobar" are vectors of the hash's specification; all were computed outside Java. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    '', 453
                    a, 300
                    foobar, 360
                    A, 716
                    'a ', 484
                    user-1, 372
                    ann@example.org, 6
                    0b9cb1f1-7d64-4a40-8f7c-2f1d3b5a1c11, 459
                    é, 193
                    日本, 593
                    🐶, 194
                    """)
    void followsTheVectors(String aggregateId, int slot) {
        assertThat(Slots.of(aggregateId)).isEqualTo(slot);
    }

    @Test
    void spreadsRandomIdsEvenly() {
        Random random = new Random(1);
        int[] hits = new int[4];
        for (int i = 0; i < 1_000; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            hits[partitionOf(Slots.of(id), 4)]++;
        }
        assertThat(IntStream.of(hits)).allMatch(count -> Math.abs(count - 250) <= 83);
    }

    @Test
    void refusesAMissingId() {
        assertThatThrownBy(() -> Slots.of(null)).hasMessageContaining("aggregateId");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 100, 1023, 1024})
    void partitionsCoverAllSlotsOnceAndEvenly(int total) {
        int next = 0;
        for (int i = 0; i < total; i++) {
            SlotRange range = SlotRange.ofPartition(i, total);
            assertThat(range.first()).isEqualTo(next);
            assertThat(range.size()).isBetween(Slots.COUNT / total, Slots.COUNT / total + 1);
            next = range.last() + 1;
        }
        assertThat(next).isEqualTo(Slots.COUNT);
    }

    @ParameterizedTest
    @CsvSource({"-1, 4", "4, 4", "0, 0", "0, 1025", "0, -1"})
    void refusesPartitionsThatAreNone(int index, int total) {
        assertThatThrownBy(() -> SlotRange.ofPartition(index, total))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partition");
    }

    @ParameterizedTest
    @CsvSource({"-1, 4", "0, 1024", "5, 4"})
    void refusesRangesThatAreNone(int first, int last) {
        assertThatThrownBy(() -> new SlotRange(first, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first + ".." + last);
    }

    @Test
    void rangesKnowWhatTheyHoldAndShare() {
        SlotRange range = new SlotRange(10, 20);
        assertThat(range.size()).isEqualTo(11);
        assertThat(range.contains(10)).isTrue();
        assertThat(range.contains(20)).isTrue();
        assertThat(range.contains(9)).isFalse();
        assertThat(range.contains(21)).isFalse();
        assertThat(range.overlaps(new SlotRange(20, 30))).isTrue();
        assertThat(range.overlaps(new SlotRange(0, 10))).isTrue();
        assertThat(range.overlaps(new SlotRange(21, 30))).isFalse();
        assertThat(range.overlaps(new SlotRange(0, 9))).isFalse();
        assertThat(range.overlaps(SlotRange.ALL)).isTrue();
    }

    private static int partitionOf(int slot, int total) {
        return IntStream.range(0, total)
                .filter(index -> SlotRange.ofPartition(index, total).contains(slot))
                .findFirst()
                .orElseThrow();
    }
}
