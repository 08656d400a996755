// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be sent next, in thousands of random schedules. */
class AppendLineTest {

    private static final int SCHEDULES = 3_000;
    private static final int STEPS = 60;

    private final Appends appends = new Appends();

    @Test
    void everyScheduleKeepsOrderAndBounds() {
        for (int seed = 0; seed < SCHEDULES; seed++) {
            new Schedule(seed).run();
        }
    }

    /** One schedule of arrivals, groups, ends and withdrawals. */
    private final class Schedule {

        private final Random random;
        private final AppendLine line = new AppendLine(Appends.LIMITS);
        private final List<Thread> callers = List.of(new Thread(), new Thread(), new Thread());
        private final List<PendingAppend> arrived = new ArrayList<>();
        private final List<PendingAppend> sent = new ArrayList<>();
        private final List<List<PendingAppend>> inProgress = new ArrayList<>();
        private final List<PendingAppend> alone = new ArrayList<>();
        private int withdrawn;

        Schedule(int seed) {
            random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                step(random.nextInt(10));
            }
            while (!line.isEmpty()) {
                step(5 + random.nextInt(5));
            }
            assertThat(sent).hasSize(arrived.size() - withdrawn);
            inOrder();
        }

        private void step(int choice) {
            if (choice < 4) {
                arrive();
            } else if (choice == 4) {
                withdraw();
            } else if (choice < 7) {
                take();
            } else if (choice < 9) {
                end();
            } else if (!alone.isEmpty()) {
                finish(alone.remove(random.nextInt(alone.size())));
            }
        }

        private void arrive() {
            PendingAppend append = appends.pending(
                    Appends.command("o-" + random.nextInt(5), 1 + random.nextInt(3)),
                    callers.get(random.nextInt(callers.size())),
                    true);
            line.add(append);
            arrived.add(append);
        }

        private void withdraw() {
            if (!arrived.isEmpty()) {
                PendingAppend append = arrived.get(random.nextInt(arrived.size()));
                if (line.withdraw(append)) {
                    withdrawn++;
                    arrived.remove(append);
                    withdrawn--;
                }
            }
        }

        private void take() {
            PendingAppend first = line.first();
            List<PendingAppend> group = line.take();
            assertThat(group.isEmpty()).isEqualTo(first == null);
            if (!group.isEmpty()) {
                assertThat(group.get(0)).isSameAs(first);
                bounded(group);
                sent.addAll(group);
                inProgress.add(group);
            }
        }

        private void bounded(List<PendingAppend> group) {
            int events = group.stream().mapToInt(PendingAppend::events).sum();
            assertThat(group.size() == 1 || events <= Appends.LIMITS.maxEvents())
                    .isTrue();
            Set<StreamId> streams = new HashSet<>();
            group.forEach(append -> assertThat(streams.add(append.stream())).isTrue());
            for (List<PendingAppend> other : inProgress) {
                other.forEach(append -> assertThat(streams).doesNotContain(append.stream()));
            }
            alone.forEach(append -> assertThat(streams).doesNotContain(append.stream()));
        }

        private void end() {
            if (inProgress.isEmpty()) {
                return;
            }
            for (PendingAppend append : inProgress.remove(random.nextInt(inProgress.size()))) {
                if (random.nextInt(3) > 0) {
                    append.failed(new IllegalStateException("an outcome"));
                } else {
                    alone.add(append);
                }
                line.settled(append);
            }
        }

        private void finish(PendingAppend append) {
            append.failed(new IllegalStateException("an outcome"));
            line.finished(append);
        }

        /** Appends of one stream or one thread are sent in the order in which they arrived. */
        private void inOrder() {
            for (int i = 0; i < sent.size(); i++) {
                for (int j = i + 1; j < sent.size(); j++) {
                    PendingAppend earlier = sent.get(i);
                    PendingAppend later = sent.get(j);
                    if (earlier.stream().equals(later.stream()) || earlier.caller() == later.caller()) {
                        assertThat(arrived.indexOf(earlier)).isLessThan(arrived.indexOf(later));
                    }
                }
            }
        }
    }
}
