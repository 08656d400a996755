// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.rows.RowWriter;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.ReadModel;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.TransactionTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Administration of projections: status, replay, discard, reset, versions, and waiting for a read model. */
public abstract class ProjectionsContract extends ProcessingContract {

    private final AtomicLong bad = new AtomicLong(-1);

    /** For suites. */
    protected ProjectionsContract() {}

    private ProjectionAdmin projections() {
        return ProjectionAdmin.of(pup());
    }

    /** Writes the read model, but fails at one event while it is bad. */
    private Projection fragile() {
        return Projection.of("orders", (tx, event) -> {
            if (event.position() == bad.get()) {
                throw new IllegalArgumentException("no such customer");
            }
            model().handle(tx, event);
        });
    }

    private void runWith(ErrorPolicy policy) throws InterruptedException {
        processor(fragile(), options().errorPolicy(policy).build()).runOnce();
    }

    @Test
    void reportsThePositionsOfProjections() throws Exception {
        assertThat(projections().list()).isEmpty();
        assertThat(projections().find("orders")).isEmpty();
        List<Long> placed = place(10, 3);
        bad.set(placed.get(4));
        runWith(ErrorPolicy.park());
        placed.addAll(place(2, 1));
        ProjectionStatus status = projections().find("orders").orElseThrow();
        assertThat(status.position()).isEqualTo(placed.get(9));
        assertThat(status.latest()).isEqualTo(placed.get(11));
        assertThat(status.lag()).isEqualTo(placed.get(11) - placed.get(9));
        assertThat(status.parked()).isEqualTo(1);
        assertThat(status.dead()).isZero();
        assertThat(status.partitions())
                .isNotEmpty()
                .allSatisfy(partition -> assertThat(partition.leasedBy()).isEmpty());
        assertThat(projections().list())
                .extracting(ProjectionStatus::projection)
                .containsExactly("orders");
        assertThat(projections().forget("orders")).isTrue();
        assertThat(projections().list()).isEmpty();
    }

    @Test
    void aParkedStreamIsReplayedWhileItsProjectionRuns() throws Exception {
        List<Long> placed = place(300, 2);
        bad.set(placed.get(7));
        try (ProjectionRunner processor =
                processor(fragile(), options().errorPolicy(ErrorPolicy.park()).build())) {
            processor.start();
            Waiting.until("the others", () -> model().has(153));
            assertThatThrownBy(() -> projections().replayParked(fragile(), order("o-1")))
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasMessageContaining("no such customer");
            placed.addAll(place(10, 2));
            bad.set(-1);
            assertThat(projections().replayParked(fragile(), order("o-1"))).isTrue();
            assertThat(projections().replayParked(fragile(), order("o-1"))).isFalse();
            placed.addAll(place(10, 2));
            Waiting.until("all events", () -> model().has(320));
            assertThat(processor.stop(SOON)).isTrue();
            assertThat(processor.failure()).isEmpty();
        }
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(projections().parked("orders", 10)).isEmpty();
    }

    @Test
    void aDeadLetterIsReplayedOrDiscarded() throws Exception {
        List<Long> placed = place(6, 6);
        bad.set(placed.get(2));
        runWith(ErrorPolicy.deadLetter());
        assertThat(projections().deadLetters("orders", 10)).hasSize(1);
        assertThatThrownBy(() -> projections().replayDeadLetter(fragile(), placed.get(2)))
                .isInstanceOf(ProjectionStoppedException.class);
        assertThat(projections().deadLetters("orders", 10)).hasSize(1);
        bad.set(-1);
        assertThat(projections().replayDeadLetter(fragile(), placed.get(2))).isTrue();
        assertThat(projections().replayDeadLetter(fragile(), placed.get(2))).isFalse();
        assertThat(model().positions()).isEqualTo(placed);

        bad.set(place("o-9").get(0));
        runWith(ErrorPolicy.deadLetter());
        assertThat(projections().discardDeadLetter("orders", bad.get())).isTrue();
        assertThat(projections().discardDeadLetter("orders", bad.get())).isFalse();
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void aParkedStreamIsDiscardedAndGoesOnWithWhatComesLater() throws Exception {
        List<Long> placed = place("a", "b");
        bad.set(placed.get(1));
        Projection lenient = Projection.of("orders", (tx, event) -> {
            if (event.position() == bad.get()) {
                throw new IllegalArgumentException("no such customer");
            }
        });
        ProjectionRunner processor =
                processor(lenient, options().errorPolicy(ErrorPolicy.park()).build());
        processor.runOnce();
        place("b");
        processor.runOnce();
        assertThat(processor.partitions().get(0).handled()).isZero();
        assertThat(projections().discardParked("orders", order("b"))).isTrue();
        assertThat(projections().discardParked("orders", order("b"))).isFalse();
        place("b");
        processor.runOnce();
        assertThat(processor.partitions().get(0).handled()).isEqualTo(1);
    }

    @Test
    void aResetLetsARunningProjectionStartOver() throws Exception {
        List<Long> placed = new ArrayList<>(place(20, 3));
        try (ProjectionRunner processor = processor(orders(), options().build())) {
            processor.start();
            Waiting.until("the first round", () -> model().has(20));
            projections().reset("orders", 0, ProjectionsContract::clearModel);
            placed.addAll(place(5, 3));
            Waiting.until("the second round", () -> model().has(25));
            assertThat(processor.stop(SOON)).isTrue();
        }
        assertThat(model().positions()).isEqualTo(placed);
        assertThatThrownBy(() -> projections().reset("orders", 1_000_000, tx -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000000");
    }

    /** Writes the read model, which the task clears. */
    private Projection clearable(TransactionTask<RuntimeException> clear) {
        return Projection.builder("orders")
                .otherwise(model()::handle)
                .onClear(clear)
                .build();
    }

    private static void clearModel(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute("DELETE FROM seen");
            statement.execute("DELETE FROM seen_last");
        }
    }

    @Test
    void aResetClearsTheReadModelAsTheProjectionSays() throws Exception {
        List<Long> placed = place(10, 3);
        Projection orders = clearable(ProjectionsContract::clearModel);
        processor(orders, options().build()).runOnce();

        projections().reset(orders);

        assertThat(model().positions()).isEmpty();
        assertThat(projections().find("orders").orElseThrow().position()).isZero();
        processor(orders, options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThatThrownBy(() -> projections()
                        .reset(Projection.builder("unknown")
                                .otherwise(model()::handle)
                                .onClear(ProjectionsContract::clearModel)
                                .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"unknown\"");
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void aResetThatCannotClearTheReadModelChangesNothing() throws Exception {
        List<Long> placed = place(10, 3);
        processor(orders(), options().build()).runOnce();
        Projection failing = clearable(tx -> {
            clearModel(tx);
            throw new SQLException("the table is in use", "HY000");
        });

        assertThatThrownBy(() -> projections().reset(orders()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("\"orders\"");
        assertThatThrownBy(() -> projections().reset(failing))
                .isInstanceOf(EventStoreException.class)
                .hasRootCauseMessage("the table is in use");

        assertThat(projections().find("orders").orElseThrow().position()).isEqualTo(placed.get(9));
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void aCommandWaitsForItsReadModel() throws Exception {
        try (ProjectionRunner processor =
                processor(orders(), options().partitions(2).build())) {
            processor.start();
            Waiting.until(
                    "the first checkpoint", () -> projections().find("orders").isPresent());
            long position = place("o-1").get(0);
            assertThat(ReadModels.of(pup()).await("orders", position, SOON)).isTrue();
            assertThat(model().positions()).containsExactly(position);
            long next = place("o-1").get(0);
            assertThat(ReadModels.of(pup()).await("orders", order("o-1"), next, SOON))
                    .isTrue();
            assertThat(ReadModels.of(pup()).await("orders", next + 1, Duration.ofMillis(1)))
                    .isFalse();
        }
    }

    @Test
    void rowsAreWrittenManyAtOnce() throws Exception {
        RowWriter<PersistedEvent> rows =
                RowWriter.of("INSERT INTO seen (position, event_type) VALUES (?, ?)", (row, event) -> {
                    row.setLong(1, event.position());
                    row.setString(2, event.eventType());
                });
        List<Long> placed = place(25, 25);
        processor(
                        Projection.builder("orders")
                                .batch(rows.withRowsPerBatch(10)::write)
                                .build(),
                        options().build())
                .runOnce();
        assertThat(model().positions()).isEqualTo(placed);

        List<PersistedEvent> none = List.of();
        inTransaction(tx -> {
            rows.write(tx, none);
            rows.write(tx, PersistedEvent.of(event("o-1"), 1_000_000, 1));
            return true;
        });
        assertThat(model().positions()).hasSize(26).contains(1_000_000L);
        assertThatThrownBy(() -> rows.withRowsPerBatch(0)).hasMessageContaining("rows per batch");
    }

    @Test
    void aNewVersionCatchesUpBesideTheOldOneAndTakesItsPlace() throws Exception {
        List<Long> placed = place(10, 3);
        processor(orders(), options().build()).runOnce();
        assertThat(projections().activate("orders", "orders")).isTrue();
        ReadModel next = ReadModel.create(fixture().dataSource(), "seen2");
        ProjectionRunner shadow = processor(
                next.projection("orders-2", ReadScope.all()), options().build());
        shadow.runUntil(placed.get(4));
        assertThat(projections().activate("orders", "orders-2")).isFalse();
        assertThat(ReadModels.of(pup()).active("orders")).hasValue("orders");
        shadow.runOnce();
        assertThat(projections().activate("orders", "orders-2")).isTrue();
        assertThat(ReadModels.of(pup()).active("orders")).hasValue("orders-2");
        assertThat(projections().activeVersions()).containsExactly(entry("orders", "orders-2"));
        assertThat(next.positions()).isEqualTo(placed);
    }
}
