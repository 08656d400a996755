// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.feed.MemoryLog;
import dev.pupsourcing.processing.internal.guard.PermanentFailure;
import dev.pupsourcing.processing.internal.guard.Retries;
import dev.pupsourcing.processing.internal.guard.StoppingException;
import dev.pupsourcing.processing.internal.partition.Fault.Kind;
import dev.pupsourcing.processing.internal.partition.PartitionTask.Outcome;
import dev.pupsourcing.processing.internal.report.LineLogger;
import dev.pupsourcing.processing.internal.report.Stopped;
import dev.pupsourcing.processing.internal.settings.ProjectionSettings;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.ErrorPolicy.Action;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.FailedEvent;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.Backoff;
import dev.pupsourcing.transaction.TransactionEndedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Six events, every subset of them failing, under every policy, with pages and batches of several sizes, and one fault
 * at every step: afterwards each event was applied exactly once, parked or dead, and in order within its aggregate. The
 * default build runs some of these combinations, tens of thousands, and the full build runs all.
 */
class EveryFaultTest {

    /** The aggregates of the events at positions 1 to 6. */
    private static final List<String> AGGREGATES = List.of("a", "b", "a", "a", "b", "a");

    private static final int EVENTS = AGGREGATES.size();

    /** Page size and batch size. */
    private static final List<List<Integer>> SIZES =
            List.of(List.of(8, 4), List.of(8, 8), List.of(6, 2), List.of(4, 3), List.of(3, 1), List.of(2, 2));

    /** The stride of the combinations in the default build; it is coprime to their number. */
    private static final int STRIDE = 5;

    private static final Backoff AT_ONCE = Backoff.of(10, Duration.ZERO, Duration.ZERO);

    private int runs;
    private static int reported;

    /** One combination. */
    private record Setting(Set<Long> failing, Action action, int pageSize, int batchSize, Kind kind, int step) {

        RunSettings run() {
            return RunSettings.DEFAULTS.withPageSize(pageSize);
        }

        ProjectionSettings settings() {
            return ProjectionSettings.DEFAULTS
                    .withBatchSize(batchSize)
                    .withErrorPolicy(ErrorPolicy.of(action).withRetries(AT_ONCE));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "EARLY_COMMIT")
    void nothingIsSkippedOrRepeated(Kind kind) {
        everyStep(kind, STRIDE);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "EARLY_COMMIT")
    void nothingIsSkippedOrRepeatedInAnyCombination(Kind kind) {
        everyStep(kind, 1);
        assertThat(runs).isGreaterThan(1_000);
    }

    private void everyStep(Kind kind, int stride) {
        int combination = kind.ordinal();
        for (Set<Long> failing : subsets()) {
            for (Action action : Action.values()) {
                for (List<Integer> sizes : SIZES) {
                    if (combination++ % stride == 0) {
                        everyStep(failing, action, sizes, kind);
                    }
                }
            }
        }
        assertThat(runs).isGreaterThan(200);
    }

    private void everyStep(Set<Long> failing, Action action, List<Integer> sizes, Kind kind) {
        boolean happened = true;
        for (int step = 1; happened; step++) {
            Setting setting = new Setting(failing, action, sizes.get(0), sizes.get(1), kind, step);
            happened = run(setting) && kind != Kind.NONE;
            runs++;
        }
    }

    private static List<Set<Long>> subsets() {
        return IntStream.range(0, 1 << EVENTS)
                .mapToObj(bits -> (Set<Long>) LongStream.rangeClosed(1, EVENTS)
                        .filter(position -> (bits >> (position - 1) & 1) == 1)
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new)))
                .toList();
    }

    /** A handler that ends its transaction repeats events and is reported; it loses none. */
    @Test
    void anEarlyCommitLosesNothing() {
        everyStep(Kind.EARLY_COMMIT, STRIDE);
        assertThat(reported).isPositive();
    }

    @Test
    @Tag("long")
    void anEarlyCommitLosesNothingInAnyCombination() {
        everyStep(Kind.EARLY_COMMIT, 1);
        assertThat(reported).isPositive();
    }

    /** A stop before the second of two halves is handled. */
    @Test
    void aStopBetweenTwoHalvesLeavesTheSecondForTheNextRun() {
        for (int step = 1; step < 40; step++) {
            run(new Setting(Set.of(1L), Action.PARK, 8, 4, Kind.STOP, step));
        }
    }

    /** Whether the fault has happened. */
    private static boolean run(Setting setting) {
        MemoryLog log = new MemoryLog();
        log.append(AGGREGATES.toArray(String[]::new));
        MemoryProjections world = new MemoryProjections();
        Fault fault = new Fault(setting.kind(), setting.step());
        ProjectionStoppedException stopped = run(log, world, setting, fault);
        boolean ended = stopped != null && stopped.getCause() instanceof TransactionEndedException;
        if (stopped == null || ended || isDeath(stopped)) {
            stopped = run(log, world, setting, new Fault(Kind.NONE, 0));
        }
        reported += ended ? 1 : 0;
        try {
            check(setting, applied(setting, world), stopped);
            if (setting.action() == Action.STOP) {
                Setting repaired =
                        new Setting(Set.of(), Action.STOP, setting.pageSize(), setting.batchSize(), Kind.NONE, 0);
                stopped = run(log, world, repaired, new Fault(Kind.NONE, 0));
                check(repaired, applied(setting, world), stopped);
            }
        } catch (AssertionError e) {
            return fail(setting + ": " + world.state() + ", " + stopped, e);
        }
        return fault.happened();
    }

    /** The events that have taken effect; after an early commit, repeated ones count once. */
    private static MemoryProjections.State applied(Setting setting, MemoryProjections world) {
        MemoryProjections.State state = world.state();
        return setting.kind() == Kind.EARLY_COMMIT ? state.distinct() : state;
    }

    private static boolean isDeath(ProjectionStoppedException stopped) {
        return stopped.getCause() instanceof Fault.Death;
    }

    /** Runs until all events are handled, there is a stop, or the projection stops, which is returned. */
    private static @Nullable ProjectionStoppedException run(
            MemoryLog log, MemoryProjections world, Setting setting, Fault fault) {
        Signal signal = new Signal();
        world.begin(fault, signal);
        try (LogFeed feed = new LogFeed(log, ReadScope.all(), setting.pageSize(), task -> {}, System::nanoTime)) {
            PartitionTask task = task(log, world, setting, signal, feed);
            Outcome outcome = Outcome.MOVED;
            for (int steps = 0; outcome != Outcome.DONE && !signal.stopped(); steps++) {
                if (steps > 1_000) {
                    throw new AssertionError("no end of " + setting);
                }
                outcome = task.step();
            }
            return null;
        } catch (ProjectionStoppedException e) {
            return e;
        } catch (PermanentFailure e) {
            return Stopped.because(MemoryProjections.NAME, e.reason());
        } catch (StoppingException e) {
            return null;
        }
    }

    private static PartitionTask task(
            MemoryLog log, MemoryProjections world, Setting setting, Signal signal, LogFeed feed) {
        ProjectionSettings settings = setting.settings();
        Registration registration = Registration.of(world.failingAt(setting.failing()), settings, setting.run(), "me");
        PartitionListeners none = PartitionListenersTest.none();
        PartitionProgress progress =
                new PartitionProgress(registration, SlotRange.ALL, LineLogger.unread(), none, status -> {});
        Retries retries = new Retries(world, world, settings.errorPolicy().retries(), signal, (failure, kind) -> {});
        BatchExecutor batches = new BatchExecutor(registration, world, retries, signal, progress, none);
        ProjectionBackend backend = ProjectionBackend.of(log, world, world);
        ProjectionRecord row = new ProjectionRecord(registration, SlotRange.ALL, world.known());
        UnleasedClaim claim =
                new UnleasedClaim(registration.slots(), SlotRange.ALL, world, registration.startPosition(backend), row);
        PartitionParts parts =
                new PartitionParts(registration, backend, feed, claim, row, retries, batches, progress, none);
        return new PartitionTask(parts, EVENTS);
    }

    private static void check(
            Setting setting, MemoryProjections.State state, @Nullable ProjectionStoppedException stopped) {
        Set<Long> failing = setting.failing();
        switch (setting.action()) {
            case STOP -> {
                long end = failing.isEmpty() ? EVENTS + 1 : failing.iterator().next();
                assertThat(state.applied()).isEqualTo(positions(position -> position < end));
                assertThat(state.row().position()).isEqualTo(end - 1);
                assertThat(stopped == null).isEqualTo(failing.isEmpty());
            }
            case PARK -> {
                List<Long> first = positions(position -> failing.contains(position) && !waits(failing, position));
                assertThat(state.applied())
                        .isEqualTo(positions(position -> !failing.contains(position) && !waits(failing, position)));
                assertThat(positions(state.parked())).isEqualTo(first);
            }
            case DEAD_LETTER -> {
                assertThat(state.applied()).isEqualTo(positions(position -> !failing.contains(position)));
                assertThat(positions(state.dead())).isEqualTo(new ArrayList<>(failing));
            }
        }
        if (setting.action() != Action.STOP) {
            assertThat(state.row().position()).isEqualTo(EVENTS);
            assertThat(stopped).isNull();
        }
    }

    /** Whether an earlier event of the same aggregate fails. */
    private static boolean waits(Set<Long> failing, long position) {
        return failing.stream()
                .anyMatch(other -> other < position && aggregate(other).equals(aggregate(position)));
    }

    private static String aggregate(long position) {
        return AGGREGATES.get((int) position - 1);
    }

    private static List<Long> positions(List<FailedEvent> failed) {
        return failed.stream().map(row -> row.event().position()).toList();
    }

    private static List<Long> positions(java.util.function.LongPredicate wanted) {
        return LongStream.rangeClosed(1, EVENTS).filter(wanted).boxed().toList();
    }
}
