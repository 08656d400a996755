// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.snapshot.Snapshot;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The behaviour of snapshots on every database. */
public abstract class SnapshotContract extends StoreContract {

    /** For suites. */
    protected SnapshotContract() {}

    @BeforeEach
    final void createTable() throws SQLException {
        SchemaOptions options = SchemaOptions.builder().snapshots().build();
        try (Connection connection = fixture().owner().getConnection()) {
            Schema.of(fixture().database(), options).apply(connection);
            Schema.of(fixture().database(), options).apply(connection);
        }
    }

    private SnapshotStore snapshots() {
        return Stores.of(fixture().database()).snapshots();
    }

    private static Snapshot snapshot(StreamId stream, long version, String schema) {
        return Snapshot.of(
                stream, version, new UUID(version, 7), schema, ("state " + version).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Snapshot> find(StreamId stream) throws SQLException {
        return find(stream, "a");
    }

    private Optional<Snapshot> find(StreamId stream, String schema) throws SQLException {
        return inTransaction(tx -> snapshots().find(tx, stream, schema));
    }

    private void save(Snapshot snapshot) throws SQLException {
        inTransaction(tx -> {
            snapshots().save(tx, snapshot);
            return true;
        });
    }

    @Test
    void keepsOneSnapshotPerStreamAndSchema() throws SQLException {
        assertThat(find(order("o-1"))).isEmpty();
        save(snapshot(order("o-1"), 3, "a"));
        save(snapshot(order("O-1"), 5, "a"));
        assertThat(find(order("o-1"))).contains(snapshot(order("o-1"), 3, "a"));
        save(snapshot(order("o-1"), 9, "a"));
        assertThat(find(order("o-1"))).contains(snapshot(order("o-1"), 9, "a"));
        assertThat(find(order("O-1"))).contains(snapshot(order("O-1"), 5, "a"));
        assertThat(number("SELECT COUNT(*) FROM {{snapshots}}")).isEqualTo(2);
    }

    @Test
    void neverGoesBackWithinASchema() throws SQLException {
        save(snapshot(order("o-1"), 9, "a"));
        save(snapshot(order("o-1"), 3, "a"));
        assertThat(find(order("o-1"))).contains(snapshot(order("o-1"), 9, "a"));
    }

    @Test
    void anOldAndANewProgramKeepOneEach() throws SQLException {
        save(snapshot(order("o-1"), 9, "a"));
        save(snapshot(order("o-1"), 3, "b"));
        save(snapshot(order("o-1"), 11, "A"));
        assertThat(find(order("o-1"), "a")).contains(snapshot(order("o-1"), 9, "a"));
        assertThat(find(order("o-1"), "b")).contains(snapshot(order("o-1"), 3, "b"));
        assertThat(find(order("o-1"), "A")).contains(snapshot(order("o-1"), 11, "A"));
        assertThat(find(order("o-1"), "c")).isEmpty();
    }

    @Test
    void deletesOneSchemaAllSchemasOrOldOnes() throws SQLException {
        for (String schema : List.of("a", "b", "c")) {
            save(snapshot(order("o-1"), 9, schema));
            save(snapshot(order("o-2"), 3, schema));
        }
        save(snapshot(order("o-1"), 10, "b"));
        inTransaction(tx -> {
            snapshots().delete(tx, order("o-1"), "c");
            snapshots().deleteBefore(tx, order("o-1"), 10);
            return true;
        });
        assertThat(find(order("o-1"), "a")).isEmpty();
        assertThat(find(order("o-1"), "b")).contains(snapshot(order("o-1"), 10, "b"));
        assertThat(find(order("o-1"), "c")).isEmpty();
        inTransaction(tx -> {
            snapshots().delete(tx, order("o-1"));
            return true;
        });
        assertThat(find(order("o-1"), "b")).isEmpty();
        assertThat(number("SELECT COUNT(*) FROM {{snapshots}}")).isEqualTo(3);
    }

    @Test
    void replacesOneOfTheSameVersion() throws SQLException {
        save(Snapshot.of(order("o-1"), 3, new UUID(1, 1), "a", "damaged".getBytes(StandardCharsets.UTF_8)));

        save(snapshot(order("o-1"), 3, "a"));

        assertThat(find(order("o-1"))).contains(snapshot(order("o-1"), 3, "a"));
    }

    @Test
    void keepsAnyBytesAndTheLongestNames() throws SQLException {
        byte[] state = new byte[1_000_000];
        for (int i = 0; i < state.length; i++) {
            state[i] = (byte) i;
        }
        StreamId longest = StreamId.of("\uD83D\uDE00".repeat(255), "\u00e9".repeat(255), "x".repeat(255));
        Snapshot large = Snapshot.of(longest, Long.MAX_VALUE, new UUID(-1, -1), "\u00e9".repeat(255), state);
        save(large);
        assertThat(find(longest, large.schema())).contains(large);
        Snapshot empty = Snapshot.of(order("o-1"), 1, new UUID(0, 0), "s", new byte[0]);
        save(empty);
        assertThat(find(order("o-1"), "s")).contains(empty);
    }

    @Test
    void belongsToTheCallersTransaction() throws SQLException {
        save(snapshot(order("o-1"), 1, "a"));
        try (Connection tx = fixture().begin()) {
            snapshots().save(tx, snapshot(order("o-1"), 2, "a"));
            snapshots().delete(tx, order("o-1"));
            assertThat(snapshots().find(tx, order("o-1"), "a")).isEmpty();
            tx.rollback();
        }
        assertThat(find(order("o-1"))).contains(snapshot(order("o-1"), 1, "a"));
        inTransaction(tx -> {
            snapshots().delete(tx, order("o-1"));
            snapshots().delete(tx, order("o-2"));
            return true;
        });
        assertThat(find(order("o-1"))).isEmpty();
    }

    @Test
    void theHighestVersionWinsWhenManySave() throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int thread = 1; thread <= 4; thread++) {
            int first = thread;
            tasks.add(() -> {
                for (long version = first; version <= 40; version += 4) {
                    save(snapshot(order("o-1"), version, "a"));
                }
                return null;
            });
        }
        Parallel.run(tasks);
        assertThat(find(order("o-1"))).contains(snapshot(order("o-1"), 40, "a"));
    }

    @Test
    void namesTheMissingTable() throws SQLException {
        SnapshotStore elsewhere = Stores.of(fixture().database()).snapshots(TableName.parse("no_such_states"));
        try (Connection tx = fixture().begin()) {
            assertThatThrownBy(() -> elsewhere.find(tx, order("o-1"), "a"))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageStartingWith("table no_such_states is missing")
                    .hasMessageContaining("run `pup schema --snapshots`");
            tx.rollback();
        }
    }

    @Test
    void aMissingTableLeavesTheTransactionUsable() throws SQLException {
        SnapshotStore elsewhere = Stores.of(fixture().database()).snapshots(TableName.parse("no_such_states"));
        try (Connection tx = fixture().begin()) {
            store().append(tx, ExpectedVersion.noStream(), event("o-1"));
            SchemaException missing =
                    catchThrowableOfType(SchemaException.class, () -> elsewhere.find(tx, order("o-1"), "a"));
            assertThat(missing.transactionUsable()).isTrue();
            store().append(tx, ExpectedVersion.exact(1), event("o-1"));
            tx.commit();
        }
        assertThat(read(order("o-1")).version()).isEqualTo(2);
    }
}
