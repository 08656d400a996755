// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.StartFrom;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The start of a projection without a checkpoint: never at a position below which an event may still appear. */
public abstract class ProjectionStartContract extends WorkersContract {

    private final List<Long> handled = Collections.synchronizedList(new ArrayList<>());

    /** For suites. */
    protected ProjectionStartContract() {}

    private Projection recording() {
        return Projection.of("orders", (tx, event) -> handled.add(event.position()));
    }

    private static EngineOptions starting(StartFrom start) {
        return options().startFrom(start).build();
    }

    private void run(StartFrom start) throws InterruptedException {
        processor(recording(), starting(start)).runOnce();
    }

    @Test
    void beginsWithTheFirstEventByDefault() throws Exception {
        List<Long> placed = place(3, 2);
        processor(recording(), options().build()).runOnce();
        assertThat(handled).isEqualTo(placed);
    }

    @Test
    void beginsNowAndGoesOnFromItsCheckpoint() throws Exception {
        place(5, 2);
        run(StartFrom.now());
        assertThat(handled).isEmpty();

        List<Long> placed = place(3, 2);
        run(StartFrom.now());

        assertThat(handled).isEqualTo(placed);
    }

    @Test
    void itsStatusContainsTheFailureAndTheNextEvent() throws Exception {
        List<Long> placed = place(3, 3);
        AtomicBoolean broken = new AtomicBoolean(true);
        Projection orders = Projection.of("orders", (tx, event) -> {
            if (broken.get() && event.position() == placed.get(1)) {
                throw new IllegalArgumentException("no such customer");
            }
        });
        assertThatThrownBy(() -> processor(orders, options().build()).runOnce())
                .isInstanceOf(ProjectionStoppedException.class);
        ProjectionStatus status = ProjectionAdmin.of(pup()).list().get(0);
        assertThat(status.failure().orElseThrow()).contains("no such customer");
        assertThat(status.failedAt()).isPresent();
        try (LogReader reader = pup().log().openReader(ReadScope.all())) {
            PersistedEvent next = reader.read(placed.get(0), 1).events().get(0);
            assertThat(status.waitingSince()).hasValue(next.createdAt());
        }
        broken.set(false);
        processor(orders, options().build()).runOnce();
        status = ProjectionAdmin.of(pup()).find("orders").orElseThrow();
        assertThat(List.of(status.failure(), status.failedAt(), status.waitingSince()))
                .containsOnly(Optional.empty());
    }

    @Test
    void beginsNowInAnEmptyLog() throws Exception {
        run(StartFrom.now());
        List<Long> placed = place(2, 2);
        run(StartFrom.beginning());
        assertThat(handled).isEqualTo(placed);
    }

    @Test
    void beginsAfterAPosition() throws Exception {
        List<Long> placed = place(5, 2);
        run(StartFrom.after(placed.get(2)));
        assertThat(handled).isEqualTo(placed.subList(3, 5));
    }

    @Test
    void doesNotBeginAfterTheEndOfTheLog() throws Exception {
        long last = place(1, 1).get(0);
        assertThatThrownBy(() -> run(StartFrom.after(last + 1)))
                .isInstanceOf(ProjectionStoppedException.class)
                .hasMessageContaining("which is " + last)
                .hasMessageContaining("position " + (last + 1));
        assertThat(checkpoints("orders")).isEmpty();
        assertThatThrownBy(() -> StartFrom.after(-1)).hasMessageContaining("at least 0, was -1");
    }

    @Test
    void beginsInEachPartitionAtOnePosition() throws Exception {
        place(20, 20);
        processor(
                        recording(),
                        options().partitions(4).startFrom(StartFrom.now()).build())
                .runOnce();
        List<Long> placed = place(20, 20);
        processor(recording(), options().partitions(3).build()).runOnce();
        assertThat(handled).containsExactlyInAnyOrderElementsOf(placed);
    }

    @Test
    void aWorkerBeginsNow() throws Exception {
        place(5, 2);
        join(starting(StartFrom.now()).worker(pup(), recording(), sharing(2)));
        Waiting.until("the start", () -> position("orders") >= 0);
        List<Long> placed = place(4, 4);
        Waiting.until("the new events", () -> handled.size() >= 4);
        assertThat(handled).containsExactlyInAnyOrderElementsOf(placed);
    }

    /** An event of an open transaction below the end of the log would be lost if the projection began at the end. */
    @Test
    void doesNotBeginWhileAnEventBelowIsInFlight() throws Exception {
        if (!fixture().has(Trait.POSITIONS_BEFORE_COMMIT)) {
            return;
        }
        try (Connection open = fixture().begin();
                ProjectionRunner processor = processor(recording(), starting(StartFrom.now()))) {
            store().append(open, ExpectedVersion.any(), event("in-flight"));
            place(1, 1);
            processor.start();
            Waiting.until("the wait", () -> processor.partitions().get(0).phase() == Phase.STALLED);
            assertThat(checkpoints("orders")).isEmpty();
            open.commit();
            open.setAutoCommit(true);
            Waiting.until("the start", () -> position("orders") >= 0);
            List<Long> placed = place(2, 2);
            Waiting.until("the new events", () -> handled.size() >= 2);
            assertThat(handled).isEqualTo(placed);
        }
    }

    @Test
    void anotherScopeUnderTheSameNameIsReportedOnce() throws Exception {
        place(2, 2);
        Projection placed = Projection.builder("orders")
                .on("OrderPlaced", (tx, event) -> {})
                .build();
        Projection shipped = Projection.builder("orders")
                .scope(ReadScope.ofContexts("Sales"))
                .on("OrderShipped", (tx, event) -> {})
                .build();
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        EngineOptions options = options().partitions(4).logger(logging(log)).build();
        for (Projection started : List.of(placed, placed, shipped, shipped)) {
            processor(started, options).runOnce();
        }
        assertThat(log)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("\"orders\"", "event types [OrderPlaced]", "contexts [Sales], event types [OrderShipped]");
    }

    private static System.Logger logging(List<String> messages) {
        return (System.Logger) Proxy.newProxyInstance(
                System.Logger.class.getClassLoader(),
                new Class<?>[] {System.Logger.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("log") && arguments[0] == System.Logger.Level.WARNING) {
                        Arrays.stream(arguments)
                                .filter(String.class::isInstance)
                                .findFirst()
                                .ifPresent(message -> messages.add(message.toString()));
                    }
                    return method.getReturnType() == boolean.class ? (Object) true : null;
                });
    }
}
