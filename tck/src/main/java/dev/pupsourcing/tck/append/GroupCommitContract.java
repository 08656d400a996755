// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.GroupCommit;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.ForwardingEventStore;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Appends that share a transaction: each has its own outcome, and they keep their order. */
public abstract class GroupCommitContract extends GroupingContract {

    /** For suites. */
    protected GroupCommitContract() {}

    @Test
    void theStoredMembersOfAGroupShareATransaction() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate);
        pup.append(ExpectedVersion.noStream(), event("o-2"), event("o-2"));
        hold(gate, pup);
        CompletableFuture<AppendResult> begun = add(pup, ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        CompletableFuture<AppendResult> exact = add(pup, ExpectedVersion.exact(2), event("o-2"));
        CompletableFuture<AppendResult> any = add(pup, ExpectedVersion.any(), event("o-3"));
        gate.open();
        assertThat(outcome(begun).version()).isEqualTo(2);
        assertThat(outcome(exact).version()).isEqualTo(3);
        assertThat(outcome(any).version()).isEqualTo(1);
        assertThat(gate.takenSinceLastCall())
                .as("one for the first append, one for the group")
                .isEqualTo(2);
        assertThat(read(order("o-1")).events()).isEqualTo(outcome(begun).events());
        assertThat(outcome(any).lastPosition()).isGreaterThan(outcome(exact).lastPosition());
        pup.close();
    }

    @Test
    void aRefusedMemberHasItsReasonAndCostsTheOthersNothing() throws Exception {
        GatedDataSource gate = gated();
        Pupsourcing pup = facade(gate);
        Event known = event("known");
        pup.append(ExpectedVersion.noStream(), known);
        hold(gate, pup);
        CompletableFuture<AppendResult> one = add(pup, ExpectedVersion.any(), event("o-1"));
        List<CompletableFuture<AppendResult>> conflicts = List.of(
                add(pup, ExpectedVersion.exact(7), event("first")),
                add(pup, ExpectedVersion.exact(2), event("o-4")),
                add(pup, ExpectedVersion.noStream(), event("known")));
        CompletableFuture<AppendResult> duplicate = add(pup, ExpectedVersion.any(), event("o-5"), again(known));
        CompletableFuture<AppendResult> last = add(pup, ExpectedVersion.any(), event("o-6"));
        gate.open();
        assertThat(outcome(last).lastPosition()).isGreaterThan(outcome(one).lastPosition());
        conflicts.forEach(conflict -> failure(OptimisticConcurrencyException.class, conflict));
        assertThat(failure(DuplicateEventException.class, duplicate).eventId()).isEqualTo(known.eventId());
        assertThat(gate.takenSinceLastCall())
                .as("first, group, and each refused one")
                .isEqualTo(6);
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
        List<CompletableFuture<AppendResult>> failed = failed();
        assertThat(failed).hasSize(1).containsAnyOf(one, other);
        assertThat(failure(DuplicateEventException.class, failed.get(0)).eventId())
                .isEqualTo(twice.eventId());
        assertThat(number("SELECT COUNT(*) FROM {{events}}")).isEqualTo(22);
        pup.close();
    }

    private List<CompletableFuture<AppendResult>> failed() {
        return group.stream()
                .filter(append -> catchThrowable(() -> outcome(append)) != null)
                .toList();
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
            othersAreStored(gate, pup);
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

    private void othersAreStored(GatedDataSource gate, Pupsourcing pup) throws Exception {
        CompletableFuture<AppendResult> exact = add(pup, ExpectedVersion.exact(1), event("o-1"));
        CompletableFuture<AppendResult> fresh = add(pup, ExpectedVersion.noStream(), event("o-2"));
        gate.open();
        assertThat(outcome(exact).version()).isEqualTo(2);
        assertThat(outcome(fresh).version()).isEqualTo(1);
        assertThat(outcome(add(pup, ExpectedVersion.any(), event("o-3"))).version())
                .isEqualTo(1);
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
    void aGroupWakesProjectionsOnce() throws Exception {
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

    private static Void appendTenTimes(Pupsourcing pup, String stream) {
        for (int version = 0; version < 10; version++) {
            pup.append(ExpectedVersion.exact(version), event(stream));
        }
        return null;
    }

    /** Waiting callers on several threads, through a decorator that sees each append on its thread. */
    @Test
    void decoratorsSeeEachGroupedAppendAsItsOwn() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger appends = new AtomicInteger();
        Pupsourcing pup = facade(gated()).withStore(store -> new ForwardingEventStore(store) {
            @Override
            public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
                threads.add(Thread.currentThread());
                appends.incrementAndGet();
                return super.append(tx, expected, events);
            }
        });
        Parallel.run(IntStream.range(0, 6)
                .<Callable<Void>>mapToObj(writer -> () -> appendTenTimes(pup, "o-" + writer))
                .toList());
        assertThat(appends).hasValue(60);
        assertThat(threads).hasSize(6);
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
