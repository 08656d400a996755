// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The background commits a group with the append of a waiting caller, which is interrupted meanwhile. */
class InterruptedCallerTest {

    private final Appends store = new Appends();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch alone = new CountDownLatch(1);
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch group = new CountDownLatch(1);
    private final AppendGroups groups = new AppendGroups(
            new GroupLimits(10, 10_000, 10, Duration.ofMinutes(5), 1),
            new GroupRun(this::write, InterruptedCallerTest::noConnection, false));

    private List<AppendOutcome> write(List<AppendCommand> commands) throws SQLException {
        writing.countDown();
        pass(group);
        return store.write(commands);
    }

    private static StoreAccessException noConnection(SQLException failure) {
        return new StoreAccessException(StoreAccessException.Reason.UNAVAILABLE, "no connection", false, failure);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<AppendResult> async(String stream, CountDownLatch latch) {
        AppendCommand command = Appends.command(stream, 1);
        return groups.appendAsync(PendingAppend.async(
                        command,
                        () -> {
                            begun.countDown();
                            pass(latch);
                            return store.alone(command);
                        },
                        WakeUps.none()))
                .toCompletableFuture();
    }

    private AppendResult waiting(AppendCommand command) {
        return groups.append(PendingAppend.waiting(command, () -> store.alone(command), WakeUps.none()));
    }

    private static void isInDoubt(FutureTask<AppendResult> caller) {
        assertThatThrownBy(caller::get)
                .cause()
                .isInstanceOfSatisfying(
                        StoreAccessException.class,
                        doubt -> assertThat(doubt.outcomeUnknown()).isTrue());
    }

    @Test
    void itsOutcomeIsInDoubtAndItHoldsNothing() throws Exception {
        async("o-1", alone);
        begun.await();
        CompletableFuture<AppendResult> other = async("o-2", alone);
        store.locked(command -> command.stream().aggregateId().equals("o-3"));
        FutureTask<AppendResult> caller = new FutureTask<>(() -> waiting(Appends.command("o-3", 1)));
        Thread thread = new Thread(caller);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        alone.countDown();
        writing.await();
        thread.interrupt();
        isInDoubt(caller);
        group.countDown();
        assertThat(other.get(1, TimeUnit.MINUTES).version()).isEqualTo(1);
        assertThat(waiting(Appends.command("o-3", 1)).version()).isEqualTo(1);
        groups.close();
        assertThat(store.groups()).containsExactly(1, 2, 1);
    }
}
