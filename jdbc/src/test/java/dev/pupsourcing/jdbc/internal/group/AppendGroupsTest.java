// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many threads whose appends form groups, in a store in memory. */
class AppendGroupsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 150;

    private final Appends store = new Appends();
    private final Set<AppendCommand> poison = ConcurrentHashMap.newKeySet();
    private final Set<AppendCommand> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<AppendCommand> failed = ConcurrentHashMap.newKeySet();

    private AppendGroups groups(int committers) {
        GroupLimits limits = new GroupLimits(10, 10_000, 12, Appends.LIMITS.timeout(), committers);
        return new AppendGroups(
                limits,
                new GroupRun(
                        store,
                        failure -> new StoreAccessException(
                                StoreAccessException.Reason.UNAVAILABLE, "no connection", false, failure),
                        false));
    }

    @Test
    void everyAppendHasExactlyItsOutcome() throws Exception {
        for (int committers = 1; committers <= 3; committers++) {
            AppendGroups groups = groups(committers);
            store.poison(poison);
            store.locked(command -> command.stream().aggregateId().endsWith("7"));
            runAll(groups);
            groups.close();
        }
        assertThat(new HashSet<>(store.stored())).isEqualTo(acknowledged);
        assertThat(store.stored()).hasSameSizeAs(acknowledged);
        assertThat(failed).isEqualTo(poison);
        assertThat(store.groups()).as("groups were formed").anyMatch(size -> size > 1);
    }

    private void runAll(AppendGroups groups) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Void>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            running.add(threads.submit(appender(groups, new Random(thread))));
        }
        for (Future<Void> thread : running) {
            thread.get(5, TimeUnit.MINUTES);
        }
        threads.shutdown();
    }

    private Callable<Void> appender(AppendGroups groups, Random random) {
        return () -> {
            List<CompletableFuture<?>> later = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                AppendCommand command = Appends.command("o-" + random.nextInt(20), 1 + random.nextInt(3));
                if (random.nextInt(20) == 0) {
                    poison.add(command);
                }
                if (random.nextBoolean()) {
                    later.add(async(groups, command));
                } else {
                    waiting(groups, command);
                }
            }
            CompletableFuture.allOf(later.toArray(new CompletableFuture<?>[0])).get(5, TimeUnit.MINUTES);
            return null;
        };
    }

    private CompletableFuture<?> async(AppendGroups groups, AppendCommand command) {
        PendingAppend append = PendingAppend.async(command, () -> store.alone(command), WakeUps.none());
        return groups.appendAsync(append)
                .handle((result, failure) -> note(command, result, failure))
                .toCompletableFuture();
    }

    private void waiting(AppendGroups groups, AppendCommand command) {
        try {
            note(
                    command,
                    groups.append(PendingAppend.waiting(command, () -> store.alone(command), WakeUps.none())),
                    null);
        } catch (IllegalArgumentException e) {
            note(command, null, e);
        }
    }

    private Set<AppendCommand> note(AppendCommand command, @Nullable AppendResult result, @Nullable Throwable failure) {
        Set<AppendCommand> outcomes = failure == null ? acknowledged : failed;
        outcomes.add(command);
        if (result != null) {
            assertThat(result.events()).hasSameSizeAs(command.events());
        }
        return outcomes;
    }

    @Test
    void aFutureMayAppendAgain() throws Exception {
        AppendGroups groups = groups(1);
        AppendCommand first = Appends.command("o-1", 1);
        AppendCommand second = Appends.command("o-1", 2);
        AppendResult result = groups.appendAsync(PendingAppend.async(first, () -> store.alone(first), WakeUps.none()))
                .thenApply(stored ->
                        groups.append(PendingAppend.waiting(second, () -> store.alone(second), WakeUps.none())))
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        assertThat(result.version()).isEqualTo(3);
        groups.close();
    }
}
