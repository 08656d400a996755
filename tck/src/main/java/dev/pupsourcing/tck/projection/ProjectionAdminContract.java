// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStateException;
import dev.pupsourcing.projection.ProjectionStateException.Reason;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Operations of an operator must not lose or repeat events, and must not activate a read model too early. */
public abstract class ProjectionAdminContract extends WorkersContract {

    private final List<Long> handled = new ArrayList<>();
    private final Set<Long> bad = ConcurrentHashMap.newKeySet();

    /** For suites. */
    protected ProjectionAdminContract() {}

    private ReadModels models() {
        return ReadModels.of(pup());
    }

    private ProjectionAdmin admin() {
        return ProjectionAdmin.of(pup());
    }

    /** Records the handled events, and fails at the bad ones. */
    private Projection recording(String name) {
        return Projection.of(name, (tx, event) -> record(event));
    }

    private void record(PersistedEvent event) {
        if (bad.contains(event.position())) {
            throw new IllegalArgumentException("no such customer");
        }
        synchronized (handled) {
            handled.add(event.position());
        }
    }

    private List<Long> handled() {
        synchronized (handled) {
            return handled.stream().sorted().toList();
        }
    }

    private void run(String name, EngineOptions.Builder options) throws InterruptedException {
        processor(recording(name), options.build()).runOnce();
    }

    private static void isRefused(Reason reason, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProjectionStateException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(text);
    }

    @Test
    void aResetNeverMovesAPartitionForward() throws Exception {
        List<Long> placed = place(40, 20);
        run("orders", options().partition(0, 2));
        List<Long> first = handled();
        assertThat(first).isNotEmpty().isNotEqualTo(placed);
        admin().reset("orders", placed.get(29), tx -> {});
        handled.clear();

        run("orders", options());

        assertThat(handled())
                .isEqualTo(placed.stream()
                        .filter(position -> position > placed.get(29) || !first.contains(position))
                        .toList());
    }

    @Test
    void aResetKeepsWhatWaitsFromBeforeItsPosition() throws Exception {
        List<Long> placed = place("a", "b", "a", "c", "a", "b", "c");
        bad.add(placed.get(0));
        bad.add(placed.get(5));
        run("orders", options().errorPolicy(ErrorPolicy.park()));
        admin().reset("orders", placed.get(3), tx -> {});
        bad.clear();
        handled.clear();

        run("orders", options());
        assertThat(handled()).containsExactly(placed.get(5), placed.get(6));
        assertThat(admin().replayParked(recording("orders"), order("a"))).isTrue();
        assertThat(handled())
                .containsExactly(placed.get(0), placed.get(2), placed.get(4), placed.get(5), placed.get(6));
        assertThat(admin().parked("orders", 10)).isEmpty();
    }

    @Test
    void aResetKeepsDeadLettersFromBeforeItsPosition() throws Exception {
        List<Long> placed = place("a", "b", "a", "c");
        bad.add(placed.get(0));
        bad.add(placed.get(3));
        run("orders", options().errorPolicy(ErrorPolicy.deadLetter()));
        admin().reset("orders", placed.get(1), tx -> {});

        assertThat(admin().deadLetters("orders", 10))
                .extracting(letter -> letter.position())
                .containsExactly(placed.get(0));
    }

    @Test
    void aProjectionThatWorkersRunCannotBeForgotten() throws Exception {
        List<Long> placed = place(10, 3);
        join(recording("orders"), sharing(2));
        Waiting.until("the end of the log", () -> position("orders") == placed.get(9));

        isRefused(Reason.IN_USE, worker(0).status().worker(), () -> admin().forget("orders"));

        worker(0).close();
        assertThat(admin().forget("orders")).isTrue();
        assertThat(handled()).isEqualTo(placed);
    }

    @Test
    void aRunningProjectionThatWasForgottenFailsAndRepeatsNothing() throws Exception {
        List<Long> placed = place(10, 3);
        try (ProjectionRunner processor =
                processor(recording("orders"), options().build())) {
            processor.start();
            Waiting.until("the end of the log", () -> position("orders") == placed.get(9));
            assertThat(admin().forget("orders")).isTrue();
            place("o-1");
            Waiting.until("the failure", () -> processor.failure().isPresent());
            assertThat(processor.failure().orElseThrow())
                    .hasCauseInstanceOf(CheckpointException.class)
                    .hasMessageContaining("removed while the projection was running");
        }
        assertThat(handled()).isEqualTo(placed);
        assertThat(admin().find("orders")).isEmpty();
    }

    @Test
    void anEventOfAParkedStreamIsNotAwaited() throws Exception {
        List<Long> placed = place("a", "b", "a");
        bad.add(placed.get(0));
        run("orders", options().errorPolicy(ErrorPolicy.park()));

        isRefused(Reason.PARKED, "no such customer", () -> models().await("orders", placed.get(0), SOON));
        isRefused(Reason.PARKED, "replay or discard", () -> models().await("orders", placed.get(2), SOON));
        isRefused(
                Reason.PARKED, order("a").toString(), () -> models().await("orders", order("a"), placed.get(2), SOON));
        assertThat(models().await("orders", placed.get(1), SOON)).isTrue();
        assertThat(models().await("orders", order("b"), placed.get(1), SOON)).isTrue();

        bad.clear();
        admin().replayParked(recording("orders"), order("a"));
        assertThat(models().await("orders", placed.get(2), SOON)).isTrue();
    }

    @Test
    void aDeadLetterIsNotAwaited() throws Exception {
        List<Long> placed = place("a", "a");
        bad.add(placed.get(0));
        run("orders", options().errorPolicy(ErrorPolicy.deadLetter()));

        isRefused(Reason.DEAD_LETTER, "no such customer", () -> models().await("orders", placed.get(0), SOON));
        assertThat(models().await("orders", placed.get(1), SOON)).isTrue();
    }

    @Test
    void anUnknownProjectionIsNotAwaited() throws Exception {
        long position = place("a").get(0);
        isRefused(Reason.UNKNOWN, "\"unknown\"", () -> models().await("unknown", position, SOON));
        isRefused(Reason.UNKNOWN, "\"unknown\"", () -> models().await("unknown", order("a"), position, Duration.ZERO));
    }

    @Test
    void aFailedProjectionIsNotAwaited() throws Exception {
        List<Long> placed = place("a", "b");
        bad.add(placed.get(1));
        assertThatThrownBy(() -> run("orders", options())).isInstanceOf(ProjectionStoppedException.class);

        isRefused(Reason.FAILED, "no such customer", () -> models().await("orders", placed.get(1), SOON));
        isRefused(Reason.FAILED, "start it", () -> models().await("orders", order("b"), placed.get(1), Duration.ZERO));
        assertThat(models().await("orders", placed.get(0), SOON)).isTrue();
        assertThat(admin().find("orders").orElseThrow().failure().orElseThrow()).contains("no such customer");

        bad.clear();
        run("orders", options());
        assertThat(models().await("orders", placed.get(1), SOON)).isTrue();
        assertThat(admin().find("orders").orElseThrow().failure()).isEmpty();
    }

    @Test
    void aVersionThatLacksEventsDoesNotBecomeActive() throws Exception {
        List<Long> placed = place("a", "b", "a");
        bad.add(placed.get(0));
        run("orders-2", options().errorPolicy(ErrorPolicy.park()));
        isRefused(Reason.PARKED, "read model \"orders\"", () -> admin().activate("orders", "orders-2"));
        bad.clear();
        run("orders", options());
        assertThat(admin().activate("orders", "orders")).isTrue();

        isRefused(Reason.PARKED, order("a").toString(), () -> admin().activate("orders", "orders-2"));

        assertThat(models().active("orders")).hasValue("orders");
        admin().replayParked(recording("orders-2"), order("a"));
        assertThat(admin().activate("orders", "orders-2")).isTrue();
    }

    @Test
    void aVersionMayLackWhatTheActiveOneLacksToo() throws Exception {
        List<Long> placed = place("a", "b", "a");
        run("orders", options());
        assertThat(admin().activate("orders", "orders")).isTrue();
        bad.add(place("a").get(0));
        run("orders", options().errorPolicy(ErrorPolicy.park()));
        run("orders-2", options().errorPolicy(ErrorPolicy.park()));
        assertThat(admin().activate("orders", "orders-2")).isTrue();

        bad.add(placed.get(1));
        run("orders-3", options().errorPolicy(ErrorPolicy.park()));
        isRefused(Reason.PARKED, order("b").toString(), () -> admin().activate("orders", "orders-3"));
    }

    @Test
    void aReplayKeepsWhatItHasHandled() throws Exception {
        List<Long> placed = place("a", "a", "a", "a", "a");
        Projection model = Projection.of("orders", (tx, event) -> {
            if (bad.contains(event.position())) {
                throw new IllegalArgumentException("no such customer");
            }
            model().handle(tx, event);
        });
        bad.add(placed.get(0));
        processor(model, options().errorPolicy(ErrorPolicy.park()).build()).runOnce();
        bad.clear();
        bad.add(placed.get(3));

        assertThatThrownBy(() -> admin().replayParked(model, order("a")))
                .isInstanceOfSatisfying(
                        ProjectionStoppedException.class,
                        e -> assertThat(e.position()).hasValue(placed.get(3)));

        assertThat(model().positions()).isEqualTo(placed.subList(0, 3));
        bad.clear();
        assertThat(admin().replayParked(model, order("a"))).isTrue();
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void aReplayNamesTheEventWhateverTheHandlerThrows() throws Exception {
        List<Long> placed = place("a", "b");
        bad.addAll(placed);
        run("orders", options().errorPolicy(ErrorPolicy.park()));
        run("others", options().errorPolicy(ErrorPolicy.deadLetter()));
        List<Throwable> failures = List.of(
                new SQLException("a value is too long", "22001"), new AssertionError("bad"), new StackOverflowError());
        for (Throwable failure : failures) {
            isStoppedAt(placed.get(1), failure, () -> admin().replayParked(throwing("orders", failure), order("b")));
            isStoppedAt(
                    placed.get(1), failure, () -> admin().replayDeadLetter(throwing("others", failure), placed.get(1)));
        }
        assertThat(admin().parked("orders", 10)).hasSize(2);
        assertThat(admin().deadLetters("others", 10)).hasSize(2);
    }

    private static Projection throwing(String name, Throwable failure) {
        return Projection.of(name, (tx, event) -> {
            if (failure instanceof SQLException sql) {
                throw sql;
            }
            throw (Error) failure;
        });
    }

    private static void isStoppedAt(long position, Throwable cause, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProjectionStoppedException.class,
                        e -> assertThat(e.position()).hasValue(position))
                .hasCause(cause);
    }
}
