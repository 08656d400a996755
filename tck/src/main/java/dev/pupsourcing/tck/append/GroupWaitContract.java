// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.tck.append.GatedDataSource.Commits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How grouped appends end that are not simply stored or refused: in doubt, too late, interrupted, closed. */
public abstract class GroupWaitContract extends GroupingContract {

    /** For suites. */
    protected GroupWaitContract() {}

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

    @Test
    void withIdempotentAppendsACommitInDoubtIsLookedUp() throws Exception {
        for (Commits commits : List.of(Commits.ARE_NOT_ANSWERED, Commits.ARE_NOT_SENT)) {
            GatedDataSource gate = gated();
            Pupsourcing pup = facade(gate, ONE_AT_A_TIME, true);
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
        Pupsourcing pup = facade(gate, ONE_AT_A_TIME.withMaxWaiting(2).withTimeout(Duration.ofMillis(30)), false);
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
        Pupsourcing pup = facade(gate, ONE_AT_A_TIME.withTimeout(Duration.ofMillis(30)), false);
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
}
