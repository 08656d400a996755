// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An identity below the end of the log, as after a data-only restore or a logical upgrade. */
class PostgresPositionTest {

    private static final List<SchemaOptions> LAYOUTS = List.of(
            SchemaOptions.defaults(), SchemaOptions.builder().partitionByHash(2).build());

    private static DataSource fresh(SchemaOptions options) throws SQLException {
        DataSource dataSource = TestSchema.create().dataSource(Connection.TRANSACTION_READ_COMMITTED, false);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(new PostgresDatabase(), options).apply(connection);
        }
        return dataSource;
    }

    private static void append(Pupsourcing pupsourcing, String id) {
        pupsourcing.append(
                ExpectedVersion.any(),
                Event.builder(StreamId.of("Sales", "Order", id), "Placed").build());
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataSource switching(DataSource[] pool) {
        return (DataSource) Proxy.newProxyInstance(
                PostgresPositionTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> pool[0].getConnection());
    }

    @Test
    void anIdentityBelowTheEndIsRefusedWithItsRepair() throws SQLException {
        for (SchemaOptions layout : LAYOUTS) {
            DataSource dataSource = fresh(layout);
            Pupsourcing before = Pupsourcing.create(dataSource);
            List.of("a", "b", "c").forEach(id -> append(before, id));
            execute(dataSource, "ALTER TABLE events ALTER COLUMN global_position RESTART WITH 2");
            assertThatThrownBy(() -> Pupsourcing.create(dataSource))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("its last one, 3, but its identity is at 0");
            try (Connection connection = dataSource.getConnection()) {
                assertThatThrownBy(
                                () -> Schema.of(new PostgresDatabase(), layout).apply(connection))
                        .isInstanceOf(SchemaException.class);
                connection.setAutoCommit(false);
                assertThatThrownBy(() -> PostgresEventStore.create()
                                .append(
                                        connection,
                                        ExpectedVersion.any(),
                                        Event.builder(StreamId.of("Sales", "Order", "d"), "Placed")
                                                .build()))
                        .isInstanceOf(SchemaException.class);
                connection.rollback();
            }
            SchemaException refusal = catchThrowableOfType(SchemaException.class, () -> Pupsourcing.create(dataSource));
            String message = String.valueOf(refusal.getMessage());
            execute(dataSource, message.substring(message.indexOf("SELECT setval")));
            append(Pupsourcing.create(dataSource), "d");
            assertThat(before.log().latestPosition()).isEqualTo(4);
        }
    }

    /** A store that was opened before the identity was changed gets a position that already exists. */
    @Test
    void aPositionThatIsThereAlreadyIsNoConflictOfVersions() throws SQLException {
        DataSource dataSource = fresh(SchemaOptions.defaults());
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        List.of("a", "b", "c").forEach(id -> append(pupsourcing, id));
        execute(dataSource, "ALTER TABLE events ALTER COLUMN global_position RESTART WITH 2");
        assertThatThrownBy(() -> append(pupsourcing, "a"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("assigned one that already exists")
                .hasMessageContaining("setval");
    }

    /** One row far ahead would make all later events invisible to readers that have passed it. */
    @Test
    void aReaderPassesNoRowThatTheIdentityDidNotGenerate() throws SQLException {
        for (SchemaOptions layout : LAYOUTS) {
            DataSource dataSource = fresh(layout);
            Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
            append(pupsourcing, "a");
            for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
                try (LogReader reader = PostgresEventStore.log(dataSource).openReader(scope)) {
                    assertThat(reader.read(0, 10).events()).hasSize(1);
                    execute(
                            dataSource,
                            "INSERT INTO events OVERRIDING SYSTEM VALUE SELECT 1000, bounded_context, aggregate_type,"
                                    + " 'far', aggregate_version, slot, gen_random_uuid(), event_type, event_version,"
                                    + " payload, metadata, trace_id, correlation_id, causation_id, created_at"
                                    + " FROM events");
                    assertThatThrownBy(() -> reader.read(1, 10))
                            .isInstanceOf(SchemaException.class)
                            .hasMessageContaining("1000")
                            .hasMessageContaining("OVERRIDING SYSTEM VALUE");
                    execute(dataSource, "DELETE FROM events WHERE global_position = 1000");
                }
            }
        }
    }

    /** A pooled session may have another search path, and so another log. */
    @Test
    void anotherSchemasEventsAreNotDelivered() throws SQLException {
        DataSource one = fresh(SchemaOptions.defaults());
        DataSource two = fresh(SchemaOptions.defaults());
        for (int i = 0; i < 3; i++) {
            append(Pupsourcing.create(one), "one-" + i);
        }
        for (int i = 0; i < 9; i++) {
            append(Pupsourcing.create(two), "two-" + i);
        }
        DataSource[] pool = {one};
        DataSource pooled = new Pooler(switching(pool)).dataSource();
        for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
            pool[0] = one;
            try (LogReader reader = PostgresEventStore.log(pooled).openReader(scope)) {
                assertThat(reader.read(0, 10).events()).hasSize(3);
                pool[0] = two;
                assertThatThrownBy(() -> reader.read(3, 10))
                        .hasMessageContaining("must not change before the last position that was read")
                        .hasMessageContaining("another schema");
            }
        }
    }

    /** The assignment of positions is checked again for each proof. */
    @Test
    void aCacheThatIsSetWhileAReaderReadsIsRefused() throws SQLException {
        DataSource dataSource = fresh(SchemaOptions.defaults());
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        append(pupsourcing, "a");
        try (LogReader reader = PostgresEventStore.log(dataSource).openReader(ReadScope.all())) {
            assertThat(reader.read(0, 10).events()).hasSize(1);
            execute(dataSource, "ALTER TABLE events ALTER COLUMN global_position SET CACHE 20");
            try (Connection one = dataSource.getConnection();
                    Connection two = dataSource.getConnection()) {
                appendOn(one, pupsourcing, "b");
                appendOn(two, pupsourcing, "c");
                assertThatThrownBy(() -> reader.read(1, 10))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("CACHE 20");
            }
        }
    }

    private static void appendOn(Connection connection, Pupsourcing pupsourcing, String id) throws SQLException {
        connection.setAutoCommit(false);
        pupsourcing
                .store()
                .append(
                        connection,
                        ExpectedVersion.any(),
                        Event.builder(StreamId.of("Sales", "Order", id), "Placed")
                                .build());
        connection.commit();
    }
}
