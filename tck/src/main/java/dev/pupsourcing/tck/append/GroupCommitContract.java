// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.GroupCommit;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.tck.append.GatedDataSource.Commits;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Appends that share a transaction. A gate holds the first append, so that those after it form one group, whatever the
 * machine does.
 */
public abstract class GroupCommitContract extends StoreContract {

    private final List<CompletableFuture<AppendResult>> group = new ArrayList<>();

    /** For suites. */
    protected GroupCommitContract() {}

    private GatedDataSource gated() {
        return new GatedDataSource(
                fixture().dataSource(), fixture().database().dialect().singleWriter());
    }

    private Pupsourcing facade(GatedDataSource gate, GroupCommit settings, boolean idempotent) {
        return Pupsourcing.create(
                gate.dataSource(),
                StoreOptions.builder()
                        .database(fixture().database())
                        .groupCommit(settings)
                        .idempotentAppends(idempotent)
                        .build());
    }

    private Pupsourcing facade(GatedDataSource gate) {
        return facade(gate, GroupCommit.on(), false);
    }

    /** Shuts the gate in front of a first append. */
    private void hold(GatedDataSource gate, Pupsourcing pup) {
        gate.takenSinceLastCall();
        gate.shut();
        pup.appendAsync(ExpectedVersion.any(), List.of(event("first")));
        gate.awaitTaken(1);
    }

    private CompletableFuture<AppendResult> add(Pupsourcing pup, ExpectedVersion expected, Event... events) {
        CompletableFuture<AppendResult> append =
                pup.appendAsync(expected, List.of(events)).toCompletableFuture();
        group.add(append);
        return append;
    }

    private static AppendResult outcome(CompletableFuture<AppendResult> append) throws Exception {
        return append.get(1, TimeUnit.MINUTES);
    }

    private static <X extends Throwable> X failure(Class<X> type, CompletableFuture<AppendResult> append) {
        ExecutionException failed = catchThrowableOfType(ExecutionException.class, () -> outcome(append));
        assertThat(failed.getCause()).isInstanceOf(type);
        return type.cast(failed.getCause());
    }

    @Test
    void theMembersOfAGroupShareATransactionAndHaveTheirOwnOutcomes() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate);
        Event known = event("known");
        pup.append(ExpectedVersion.noStream(), known);
        pup.append(ExpectedVersion.noStream(), event("o-2"), event("o-2"));
        hold(gate, pup);
        CompletableFuture<AppendResult> begun = add(pup, ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        CompletableFuture<AppendResult> exact = add(pup, ExpectedVersion.exact(2), event("o-2"));
        CompletableFuture<AppendResult> any = add(pup, ExpectedVersion.any(), event("o-3"));
        CompletableFuture<AppendResult> conflict = add(pup, ExpectedVersion.exact(7), event("first"));
        CompletableFuture<AppendResult> missing = add(pup, ExpectedVersion.exact(1), event("o-4"));
        CompletableFuture<AppendResult> exists = add(pup, ExpectedVersion.noStream(), event("known"));
        CompletableFuture<AppendResult> duplicate = add(pup, ExpectedVersion.any(), event("o-5"), again(known));
        CompletableFuture<AppendResult> last = add(pup, ExpectedVersion.any(), event("o-6"));
        gate.open();
        assertThat(outcome(begun).version()).isEqualTo(2);
        assertThat(outcome(exact).version()).isEqualTo(3);
        assertThat(outcome(any).version()).isEqualTo(1);
        assertThat(outcome(last).lastPosition()).isGreaterThan(outcome(any).lastPosition());
        assertThat(failure(OptimisticConcurrencyException.class, conflict).actual())
                .hasValue(1);
        assertThat(failure(OptimisticConcurrencyException.class, missing).actual())
                .hasValue(0);
        assertThat(failure(OptimisticConcurrencyException.class, exists).actual())
                .hasValue(1);
        assertThat(failure(DuplicateEventException.class, duplicate).eventId()).isEqualTo(known.eventId());
        assertThat(gate.takenSinceLastCall())
                .as("one for the first, one for the group, four for the refused")
                .isEqualTo(6);
        assertThat(read(order("o-1")).events()).isEqualTo(outcome(begun).events());
        assertThat(read(order("o-5")).isEmpty()).isTrue();
        pup.close();
    }

    private static Event again(Event known) {
        return Event.builder(order("o-5"), "OrderPlaced")
                .eventId(known.eventId())
                .build();
    }

    @Test
    void aMemberThatFailsTheGroupFailsNoOther() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate);
        hold(gate, pup);
        Event twice = event("o-1");
        for (int i = 0; i < 10; i++) {
            add(pup, ExpectedVersion.any(), event("before-" + i));
        }
        CompletableFuture<AppendResult> one = add(pup, ExpectedVersion.any(), twice);
        CompletableFuture<AppendResult> other = add(pup, ExpectedVersion.any(), again(twice));
        for (int i = 0; i < 10; i++) {
            add(pup, ExpectedVersion.any(), event("after-" + i));
        }
        gate.open();
        List<CompletableFuture<AppendResult>> failed = new ArrayList<>();
        for (CompletableFuture<AppendResult> append : group) {
            if (catchThrowable(() -> outcome(append)) != null) {
                failed.add(append);
            }
        }
        assertThat(failed).hasSize(1).containsAnyOf(one, other);
        assertThat(failure(DuplicateEventException.class, failed.get(0)).eventId())
                .isEqualTo(twice.eventId());
        assertThat(number("SELECT COUNT(*) FROM {{events}}")).isEqualTo(22);
        pup.close();
    }

    @Test
    @DeclinedBy(Trait.SINGLE_WRITER)
    void aStreamThatAStrangerHasLockedDelaysNoOther() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate);
        pup.append(ExpectedVersion.noStream(), event("locked"));
        pup.append(ExpectedVersion.noStream(), event("o-1"));
        try (Connection stranger = fixture().begin()) {
            store().append(stranger, ExpectedVersion.exact(1), event("locked"));
            store().append(stranger, ExpectedVersion.noStream(), event("unborn"));
            hold(gate, pup);
            CompletableFuture<AppendResult> locked = add(pup, ExpectedVersion.any(), event("locked"));
            CompletableFuture<AppendResult> unborn = add(pup, ExpectedVersion.any(), event("unborn"));
            CompletableFuture<AppendResult> exact = add(pup, ExpectedVersion.exact(1), event("o-1"));
            CompletableFuture<AppendResult> fresh = add(pup, ExpectedVersion.noStream(), event("o-2"));
            gate.open();
            assertThat(outcome(exact).version()).isEqualTo(2);
            assertThat(outcome(fresh).version()).isEqualTo(1);
            assertThat(outcome(add(pup, ExpectedVersion.any(), event("o-3"))).version())
                    .isEqualTo(1);
            assertThat(locked).isNotDone();
            assertThat(unborn).isNotDone();
            CompletableFuture<AppendResult> second = add(pup, ExpectedVersion.any(), event("locked"));
            stranger.commit();
            assertThat(outcome(locked).version()).isEqualTo(3);
            assertThat(outcome(second).version()).isEqualTo(4);
            assertThat(outcome(unborn).version()).isEqualTo(2);
        }
        pup.close();
    }

    @Test
    void appendsOfOneThreadAndOfOneStreamKeepTheirOrder() throws Exception {
        Pupsourcing pup = facade(gated(), GroupCommit.on().withCommitters(3).withMaxEvents(7), false);
        for (int i = 0; i < 60; i++) {
            add(pup, ExpectedVersion.any(), event("o-" + i % 11));
        }
        List<Long> positions = new ArrayList<>();
        for (CompletableFuture<AppendResult> append : group) {
            positions.add(outcome(append).lastPosition());
        }
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        for (int stream = 0; stream < 11; stream++) {
            List<PersistedEvent> events = read(order("o-" + stream)).events();
            assertThat(events.stream().map(PersistedEvent::aggregateVersion))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
        }
        pup.close();
    }

    @Test
    void aCommitInDoubtIsSaidToEveryMember() throws Exception {
        for (Commits commits : List.of(Commits.ARE_NOT_ANSWERED, Commits.ARE_NOT_SENT)) {
            GatedDataSource gate = gated();
            Pupsourcing pup = facade(gate);
            CompletableFuture<AppendResult> one = doubtful(gate, pup, commits, event(commits + "-1"));
            for (CompletableFuture<AppendResult> append : List.of(one, group.get(group.size() - 1))) {
                assertThat(failure(StoreAccessException.class, append).reason()).isEqualTo(Reason.COMMIT_UNKNOWN);
            }
            assertThat(pup.append(ExpectedVersion.any(), event("later")).lastPosition())
                    .isPositive();
            pup.close();
        }
    }

    /** Two appends whose common commit ends so; returns the first. */
    private CompletableFuture<AppendResult> doubtful(
            GatedDataSource gate, Pupsourcing pup, Commits commits, Event event) throws Exception {
        gate.shut();
        gate.takenSinceLastCall();
        CompletableFuture<AppendResult> first =
                pup.appendAsync(ExpectedVersion.any(), List.of(event("first"))).toCompletableFuture();
        gate.awaitTaken(1);
        CompletableFuture<AppendResult> one = add(pup, ExpectedVersion.noStream(), event);
        add(pup, ExpectedVersion.any(), event(commits + "-2"));
        gate.failCommit(2, commits);
        gate.open();
        outcome(first);
        return one;
    }

    @Test
    void withIdempotentAppendsACommitInDoubtIsLookedUp() throws Exception {
        for (Commits commits : List.of(Commits.ARE_NOT_ANSWERED, Commits.ARE_NOT_SENT)) {
            GatedDataSource gate = gated();
            Pupsourcing pup = facade(gate, GroupCommit.on(), true);
            Event event = event(commits + "-1");
            AppendResult one = outcome(doubtful(gate, pup, commits, event));
            assertThat(one.version()).isEqualTo(1);
            outcome(group.get(group.size() - 1));
            assertThat(read(event.stream()).events()).isEqualTo(one.events());
            pup.close();
        }
    }

    @Test
    void tooManyUnfinishedAppendsWaitAndThenFail() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate, GroupCommit.on().withMaxWaiting(2).withTimeout(Duration.ofMillis(30)), false);
        hold(gate, pup);
        CompletableFuture<AppendResult> second = add(pup, ExpectedVersion.any(), event("o-1"));
        StoreAccessException refusal =
                failure(StoreAccessException.class, add(pup, ExpectedVersion.any(), event("o-2")));
        assertThat(refusal.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(refusal).hasMessageContaining("2 appends").hasMessageContaining("nothing is stored");
        gate.open();
        outcome(second);
        assertThat(read(order("o-2")).isEmpty()).isTrue();
        pup.close();
    }

    @Test
    void anAppendThatWaitsTooLongIsWithdrawn() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate, GroupCommit.on().withTimeout(Duration.ofMillis(30)), false);
        hold(gate, pup);
        assertThatThrownBy(() -> pup.append(ExpectedVersion.any(), event("o-1")))
                .isInstanceOfSatisfying(
                        StoreAccessException.class,
                        late -> assertThat(late.reason()).isEqualTo(Reason.TIMEOUT));
        gate.open();
        pup.close();
        assertThat(read(order("o-1")).isEmpty()).isTrue();
    }

    @Test
    void anInterruptWithdrawsAnAppendThatWasNotSent() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate);
        hold(gate, pup);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pup.append(ExpectedVersion.any(), event("o-1")))
                .isInstanceOf(StoreAccessException.class)
                .hasMessageContaining("interrupted")
                .hasMessageContaining("nothing is stored");
        assertThat(Thread.interrupted()).isTrue();
        gate.open();
        pup.close();
        assertThat(read(order("o-1")).isEmpty()).isTrue();
    }

    @Test
    void closingFinishesWhatWaitsAndRefusesTheRest() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate);
        hold(gate, pup);
        add(pup, ExpectedVersion.any(), event("o-1"));
        gate.open();
        pup.close();
        assertThat(read(order("o-1")).version()).isEqualTo(1);
        assertThat(outcome(group.get(0)).version()).isEqualTo(1);
        assertThatThrownBy(() -> pup.append(ExpectedVersion.any(), event("o-2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        failure(IllegalStateException.class, add(pup, ExpectedVersion.any(), event("o-2")));
    }

    @Test
    void aGroupWakesProjectionsOnceAndDecoratorsSeeEachAppend() throws Exception {
        GatedDataSource gate = gated();
        AtomicInteger woken = new AtomicInteger();
        WakeUps wakeUps = WakeUps.inProcess();
        Pupsourcing pup = facade(gate).withWakeUps(wakeUps);
        hold(gate, pup);
        WakeUps.Subscription subscription = wakeUps.subscribe(woken::incrementAndGet);
        for (int i = 0; i < 5; i++) {
            add(pup, ExpectedVersion.any(), event("o-" + i));
        }
        gate.open();
        for (CompletableFuture<AppendResult> append : group) {
            outcome(append);
        }
        assertThat(woken).as("for the first and for the group").hasValue(2);
        subscription.close();
        pup.close();
    }

    @Test
    void mistakesAreThoseOfUngroupedAppends() throws Exception {
        Pupsourcing pup = facade(gated());
        assertThatThrownBy(() -> pup.append(ExpectedVersion.any(), List.of()))
                .isInstanceOf(InvalidEventException.class);
        failure(InvalidEventException.class, add(pup, ExpectedVersion.any()));
        pup.useTransaction(tx -> assertThatThrownBy(() -> pup.append(ExpectedVersion.any(), event("o-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("second transaction"));
        assertThat(read(order("o-1")).isEmpty()).isTrue();
        pup.close();
    }

    @Test
    void withoutGroupsAppendAsyncKeepsTheOrderToo() throws Exception {
        Pupsourcing pup = facade(gated(), GroupCommit.off(), false);
        for (int i = 0; i < 20; i++) {
            add(pup, ExpectedVersion.exact(i / 2), event("o-" + i % 2));
        }
        List<Long> positions = new ArrayList<>();
        for (CompletableFuture<AppendResult> append : group) {
            positions.add(outcome(append).lastPosition());
        }
        assertThat(positions).isSorted();
        pup.close();
    }
}
