// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;

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
