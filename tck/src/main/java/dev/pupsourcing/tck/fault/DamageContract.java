// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.DamagedStreamException;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.jdbc.verify.Finding;
import dev.pupsourcing.jdbc.verify.Finding.Kind;
import dev.pupsourcing.jdbc.verify.StoreVerification;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.snapshot.Snapshot;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rows that were deleted or changed by hand: damaged streams are not read as if they were complete, and all damage is
 * found.
 */
public abstract class DamageContract extends StoreContract {

    private static final StreamId DAMAGED = order("o-1");
    private static final StreamId OTHER = StreamId.of("Billing", "Invoice", "i-1");

    /** For suites. */
    protected DamageContract() {}

    private StoreVerification verification() {
        return StoreVerification.of(fixture().dataSource(), fixture().database().dialect(), TableNames.defaults())
                .withSnapshots(TableNames.SNAPSHOTS);
    }

    private List<Finding> findings() throws SQLException {
        List<Finding> found = new ArrayList<>();
        verification().run(found::add);
        return found;
    }

    private void appendFour(StreamId stream) throws SQLException {
        inTransaction(tx -> store().append(tx, ExpectedVersion.noStream(), events(stream, 4)));
    }

    private void delete(String versions) throws SQLException {
        execute("DELETE FROM {{events}} WHERE aggregate_id = 'o-1' AND aggregate_version %s".formatted(versions));
    }

    private List<Long> versions(VersionRange range) throws SQLException {
        return inTransaction(tx -> store().readStream(tx, DAMAGED, range)).stream()
                .map(PersistedEvent::aggregateVersion)
                .toList();
    }

    @Test
    void aStreamWithAHoleIsNotReadAsIfItWereWhole() throws SQLException {
        appendFour(DAMAGED);
        delete("= 2");

        for (VersionRange range : List.of(VersionRange.all(), VersionRange.from(2), VersionRange.between(1, 3))) {
            DamagedStreamException damage = catchThrowableOfType(DamagedStreamException.class, () -> versions(range));
            assertThat(damage.stream()).isEqualTo(DAMAGED);
            assertThat(damage.transactionUsable()).isTrue();
            assertThat(damage)
                    .hasMessageStartingWith(
                            "stream \"Sales/Order/o-1\" is damaged: version 2 is missing, but version 3 is stored")
                    .hasMessageContaining("pup verify");
        }
        assertThat(versions(VersionRange.from(3))).containsExactly(3L, 4L);
        assertThat(versions(VersionRange.upTo(1))).containsExactly(1L);
    }

    @Test
    void aStreamWithoutItsBeginningIsNotReadAsIfItWereWhole() throws SQLException {
        appendFour(DAMAGED);
        delete("< 3");
        assertThatThrownBy(() -> versions(VersionRange.all())).hasMessageContaining("version 1 is missing");
        assertThat(versions(VersionRange.from(3))).containsExactly(3L, 4L);
    }

    @Test
    void aHoleBetweenPagesIsSeen() throws SQLException {
        EventStore paged = fixture().store(StoreOptions.builder().streamPage(2).build());
        for (int missing = 1; missing <= 3; missing++) {
            int version = missing;
            StreamId stream = order("page-" + version);
            appendFour(stream);
            execute("DELETE FROM {{events}} WHERE aggregate_id = 'page-%s' AND aggregate_version = %s"
                    .formatted(version, version));
            assertThatThrownBy(() -> inTransaction(tx -> {
                        try (Stream<PersistedEvent> events = paged.streamEvents(tx, stream, VersionRange.all())) {
                            return events.count();
                        }
                    }))
                    .isInstanceOf(DamagedStreamException.class)
                    .hasMessageContaining("version " + version + " is missing");
        }
    }

    @Test
    void aHeadAboveItsEventsIsRefusedUntilItIsRepaired() throws SQLException {
        appendFour(DAMAGED);
        delete("= 4");
        for (ExpectedVersion expected : List.of(ExpectedVersion.exact(3), ExpectedVersion.noStream())) {
            try (Connection tx = fixture().begin()) {
                DamagedStreamException damage = catchThrowableOfType(
                        DamagedStreamException.class, () -> store().append(tx, expected, event(DAMAGED)));
                assertThat(damage.transactionUsable()).isTrue();
                assertThat(damage)
                        .hasMessageContaining("its head is at version 4, but its last event has version 3")
                        .hasMessageContaining("pup verify --repair heads");
                tx.rollback();
            }
        }
        assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.WRONG_HEAD);

        assertThat(verification().repairHead(DAMAGED)).isTrue();
        assertThat(verification().repairHead(DAMAGED)).isFalse();
        assertThat(findings()).isEmpty();
        append(ExpectedVersion.exact(3), event(DAMAGED));
        assertThat(read(DAMAGED).version()).isEqualTo(4);
    }

    @Test
    void aHeadBelowItsEventsIsRefusedUntilItIsRepaired() throws SQLException {
        appendFour(DAMAGED);
        for (String damage : List.of(
                "UPDATE {{aggregate_heads}} SET aggregate_version = 2 WHERE aggregate_id = 'o-1'",
                "DELETE FROM {{aggregate_heads}} WHERE aggregate_id = 'o-1'")) {
            execute(damage);
            assertThatThrownBy(() -> append(ExpectedVersion.any(), event(DAMAGED)))
                    .isInstanceOf(DamagedStreamException.class);
            assertThatThrownBy(() -> append(ExpectedVersion.exact(4), event(DAMAGED)))
                    .isInstanceOf(DamagedStreamException.class)
                    .hasMessageContaining("but its last event has version 4");
            assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.WRONG_HEAD);
            assertThat(verification().repairHead(DAMAGED)).isTrue();
            assertThat(findings()).isEmpty();
        }
        append(ExpectedVersion.exact(4), event(DAMAGED));
    }

    @Test
    void aHeadWithoutEventsIsRemoved() throws SQLException {
        appendFour(DAMAGED);
        appendFour(OTHER);
        delete("> 0");
        assertThat(findings())
                .containsExactly(new Finding(
                        Kind.WRONG_HEAD, Optional.of(DAMAGED), "the head is at version 4, but there are no events"));
        assertThat(verification().repairHead(DAMAGED)).isTrue();
        append(ExpectedVersion.noStream(), event(DAMAGED));
        assertThat(findings()).isEmpty();
    }

    @Test
    void everyHoleIsFoundAmongManyStreams() throws SQLException {
        int streams = 2100; // more than a page
        inTransaction(tx -> {
            for (int i = 0; i < streams; i++) {
                store().append(tx, ExpectedVersion.noStream(), events(order("o-" + i), 2));
            }
            return streams;
        });
        appendFour(OTHER);
        assertThat(findings()).isEmpty();

        execute("DELETE FROM {{events}} WHERE aggregate_id IN ('o-7', 'o-99') AND aggregate_version = 1");
        execute("DELETE FROM {{events}} WHERE aggregate_id = 'i-1' AND aggregate_version IN (2, 3)");
        assertThat(findings())
                .containsExactly(
                        missing(OTHER, "version 2 is missing; there are 2 events, and the last has version 4"),
                        missing(order("o-7"), "version 1 is missing; there are 1 events, and the last has version 2"),
                        missing(order("o-99"), "version 1 is missing; there are 1 events, and the last has version 2"));
    }

    private static Finding missing(StreamId stream, String problem) {
        return new Finding(Kind.MISSING_VERSION, Optional.of(stream), problem);
    }

    /** Later events were decided on a state that the read model does not have. */
    @Test
    void aParkedStreamWithAHoleIsNotReplayed() throws Exception {
        appendFour(DAMAGED);
        Pupsourcing pupsourcing = Pupsourcing.create(fixture().dataSource());
        Projection failing = Projection.of("orders", (tx, event) -> {
            throw new IllegalStateException("not now");
        });
        ProjectionOptions parking =
                ProjectionOptions.builder().errorPolicy(ErrorPolicy.park()).build();
        try (ProjectionRunner runner =
                ProjectionRunner.builder(pupsourcing).add(failing, parking).build()) {
            runner.runOnce();
        }
        List<Long> handled = new ArrayList<>();
        Projection repaired = Projection.of("orders", (tx, event) -> handled.add(event.aggregateVersion()));
        for (String versions : List.of("= 3", "= 1")) {
            delete(versions);
            assertThatThrownBy(() -> ProjectionAdmin.of(pupsourcing).replayParked(repaired, DAMAGED))
                    .isInstanceOf(DamagedStreamException.class)
                    .hasMessageContaining("is missing");
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void checkpointsAndSnapshotsBeyondTheirEventsAreFound() throws Exception {
        appendFour(OTHER);
        appendFour(DAMAGED);
        Pupsourcing pupsourcing = Pupsourcing.create(fixture().dataSource());
        ProjectionRunner.of(pupsourcing, Projection.of("orders", (tx, event) -> {}))
                .runOnce();
        keepSnapshot(OTHER, read(OTHER).events().get(3).eventId());
        keepSnapshot(DAMAGED, read(DAMAGED).events().get(3).eventId());
        assertThat(findings()).isEmpty();

        delete("= 4");
        verification().repairHead(DAMAGED);
        keepSnapshot(OTHER, UUID.randomUUID());
        assertThat(findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Kind.CHECKPOINT_BEYOND_LOG, Kind.UNFIT_SNAPSHOT, Kind.UNFIT_SNAPSHOT);
    }

    @Test
    void slotsWithoutACheckpointAreFound() throws Exception {
        appendFour(OTHER);
        ProjectionRunner.of(Pupsourcing.create(fixture().dataSource()), Projection.of("orders", (tx, event) -> {}))
                .runOnce();
        execute("UPDATE {{projection_checkpoints}} SET first_slot = 3, last_slot = 1000");
        assertThat(findings())
                .allMatch(finding -> finding.kind() == Kind.UNCOVERED_SLOTS)
                .extracting(Finding::problem)
                .containsExactly(
                        "projection \"orders\": slots 0 to 2 have no checkpoint",
                        "projection \"orders\": slots 1001 to 1023 have no checkpoint");
    }

    private void keepSnapshot(StreamId stream, UUID eventId) throws SQLException {
        try (Connection connection = fixture().dataSource().getConnection()) {
            SchemaOptions options = SchemaOptions.builder().snapshots().build();
            Schema.of(fixture().database(), options).apply(connection);
        }
        inTransaction(tx -> {
            Stores.of(fixture().database()).snapshots().save(tx, Snapshot.of(stream, 4, eventId, "a", new byte[0]));
            return true;
        });
    }

    @Test
    void appendsBesideAVerificationAreNoDamage() throws Exception {
        AtomicBoolean verified = new AtomicBoolean();
        List<Finding> found = new ArrayList<>();
        Callable<Void> writer = () -> {
            for (int i = 0; !verified.get() || i < 50; i++) {
                append(ExpectedVersion.any(), event(order("o-" + i % 7)), event(order("o-" + i % 7)));
            }
            return null;
        };
        Callable<Void> verifier = () -> {
            try {
                for (int i = 0; i < 25; i++) {
                    found.addAll(findings());
                }
            } finally {
                verified.set(true);
            }
            return null;
        };
        Parallel.run(List.of(writer, verifier));
        assertThat(found).isEmpty();
    }
}
