// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final int COUNT = 20_000;
    private static final UUID COMMAND = UUID.fromString("6ba7b810-9dad-41d1-80b4-00c04fd430c8");
    private static final UUID ORDERED = UUID.fromString("0190a5f0-1234-7abc-8def-0123456789ab");

    @Test
    void ofACommandDependOnItAndTheIndexOnly() {
        assertThat(EventIds.of(COMMAND, 0)).isEqualTo(EventIds.of(COMMAND, 0));
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            UUID id = EventIds.of(COMMAND, i);
            assertThat(id.version()).isEqualTo(8);
            assertThat(id.variant()).isEqualTo(2);
            ids.add(id);
            ids.add(EventIds.of(ORDERED, i));
        }
        assertThat(ids).hasSize(2000);
    }

    /** Stored events depend on these ids: they must never change. */
    @Test
    void ofACommandAreTheSameInEveryRelease() {
        assertThat(EventIds.of(COMMAND, 0)).hasToString("cbcac7f0-67af-8f01-afea-c1867b0cf6c9");
        assertThat(EventIds.of(ORDERED, 3)).hasToString("0190a5f0-1234-89e6-986e-7911ff357f03");
    }

    @Test
    void ofATimeOrderedCommandKeepItsTime() {
        assertThat(EventIds.of(ORDERED, 5).toString()).startsWith("0190a5f0-1234-8");
    }

    @Test
    void ofACommandRejectMistakes() {
        assertThatThrownBy(() -> EventIds.of(null, 0)).hasMessage("commandId");
        assertThatThrownBy(() -> EventIds.of(COMMAND, -1)).hasMessage("index must be at least 0, was -1");
    }

    @Test
    void ascendStrictly() {
        assertAscending(draw());
    }

    @Test
    void carryTheTimeAndTheVersion() {
        long before = Instant.now().toEpochMilli();
        UUID id = EventIds.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isGreaterThanOrEqualTo(before);
    }

    @Test
    void areUniqueAndAscendOnEveryThread() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<UUID>>> tasks = List.of(EventIdsTest::draw, EventIdsTest::draw, EventIdsTest::draw);
            Set<UUID> all = new HashSet<>();
            for (Future<List<UUID>> drawn : threads.invokeAll(tasks)) {
                assertAscending(drawn.get());
                all.addAll(drawn.get());
            }
            assertThat(all).hasSize(3 * COUNT);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<UUID> draw() {
        List<UUID> ids = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            ids.add(EventIds.next());
        }
        return ids;
    }

    private static void assertAscending(List<UUID> ids) {
        for (int i = 1; i < ids.size(); i++) {
            long earlier = ids.get(i - 1).getMostSignificantBits();
            long later = ids.get(i).getMostSignificantBits();
            assertThat(Long.compareUnsigned(earlier, later)).isNegative();
        }
    }
}
