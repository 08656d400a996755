// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.internal.group.GroupWriter.NoConnectionException;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The outcome of each member of a group. */
class GroupRunTest {

    private final Appends store = new Appends();
    private final List<PendingAppend> settled = new ArrayList<>();

    private static StoreAccessException access(Reason reason) {
        return new StoreAccessException(reason, reason.toString(), false, null);
    }

    private GroupRun run(GroupWriter writer, boolean idempotent) {
        return new GroupRun(writer, failure -> access(Reason.UNAVAILABLE), idempotent);
    }

    private List<PendingAppend> group(int size) {
        List<PendingAppend> group = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            group.add(store.pending(Appends.command("o-" + i, 1), Thread.currentThread(), false));
        }
        return group;
    }

    @Test
    void goodAppendsAreStoredOnceAndInOrderWhateverTheirNeighboursAre() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Appends own = new Appends();
            GroupRunTest test = new GroupRunTest();
            List<PendingAppend> group = test.group(1 + random.nextInt(20));
            Set<AppendCommand> poison = new HashSet<>();
            group.forEach(append -> {
                if (random.nextInt(5) == 0) {
                    poison.add(append.command());
                }
            });
            own.poison(poison);
            test.run(own, false).run(group, test.settled::addAll);
            assertThat(test.settled).isEqualTo(group);
            List<AppendCommand> left = group.stream()
                    .filter(append -> !append.hasOutcome())
                    .map(PendingAppend::command)
                    .toList();
            List<AppendCommand> all = new ArrayList<>(own.stored());
            all.addAll(left);
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(
                            group.stream().map(PendingAppend::command).toList());
            assertThat(left).containsAll(poison);
        }
    }

    @Test
    void onePoisonCostsAsManyGroupsAsThereAreHalves() {
        List<PendingAppend> group = group(16);
        store.poison(Set.of(group.get(5).command()));
        run(store, false).run(group, settled::addAll);
        assertThat(store.groups()).containsExactly(16, 8, 4, 4, 2, 2, 8);
        assertThat(group.stream().filter(append -> !append.hasOutcome())).hasSize(2);
    }

    @Test
    void everyMemberOfACommitInDoubtIsToldSo() {
        List<PendingAppend> group = group(3);
        run(
                        commands -> {
                            throw access(Reason.COMMIT_UNKNOWN);
                        },
                        false)
                .run(group, settled::addAll);
        Set<RuntimeException> failures = new HashSet<>();
        for (PendingAppend append : group) {
            RuntimeException failure = Appends.failureOf(append);
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            StoreAccessException.class,
                            doubt -> assertThat(doubt.outcomeUnknown()).isTrue());
            failures.add(failure);
        }
        assertThat(failures).as("each thread has its own exception").hasSize(3);
    }

    @Test
    void withIdempotentAppendsADoubtIsLookedUpAndRemainsIfThatFails() {
        AppendResult stored = store.alone(Appends.command("o-1", 1));
        StoreAccessException doubt = access(Reason.COMMIT_UNKNOWN);
        assertThat(Doubt.lookUp(() -> stored, doubt)).isSameAs(stored);
        AtomicInteger attempts = new AtomicInteger();
        PendingAppend append = new PendingAppend(
                Appends.command("o-1", 1),
                () -> {
                    attempts.incrementAndGet();
                    throw access(Reason.UNAVAILABLE);
                },
                dev.pupsourcing.projection.wakeup.WakeUps.none(),
                Thread.currentThread(),
                null);
        append.inDoubt(doubt);
        append.run();
        assertThat(Appends.failureOf(append)).isSameAs(doubt);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void withoutAConnectionNothingIsRepeated() {
        AtomicInteger attempts = new AtomicInteger();
        List<PendingAppend> group = group(4);
        run(
                        commands -> {
                            attempts.incrementAndGet();
                            throw new NoConnectionException(new SQLException("no server"));
                        },
                        false)
                .run(group, settled::addAll);
        assertThat(attempts).hasValue(1);
        group.forEach(append -> assertThat(Appends.failureOf(append)).isInstanceOf(StoreAccessException.class));
    }

    @Test
    void anInterruptOfTheCommitterFailsNoGroup() {
        AtomicInteger attempts = new AtomicInteger();
        List<PendingAppend> group = group(4);
        run(
                        commands -> {
                            if (attempts.incrementAndGet() == 1) {
                                Thread.currentThread().interrupt();
                                throw new NoConnectionException(new SQLException("interrupted"));
                            }
                            return store.write(commands);
                        },
                        false)
                .run(group, settled::addAll);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.stored()).hasSize(4);
        assertThat(attempts).hasValue(2);
    }
}
