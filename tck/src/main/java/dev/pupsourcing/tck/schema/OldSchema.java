// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.schema;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.SchemaTemplates;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.slot.Slots;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Creates a schema of version 1, and fills it with the statements of that version. */
final class OldSchema {

    static final StreamId STREAM = StreamId.of("Sales", "Order", "old-1");
    static final String PROJECTION = "orders";
    static final List<UUID> EVENT_IDS = List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));

    /** The name of a projection by another strategy than the default. */
    static final String DIVIDED = "divided";

    /** The fingerprint of that strategy. */
    static final int STRATEGY = 7;

    /** The revision of its checkpoint. */
    static final long REVISION = 5;

    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00.123456Z");

    private static final String EVENT = """
            INSERT INTO {{events}} (bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id,
                   event_type, event_version, payload, metadata, created_at)
            VALUES ('Sales', 'Order', 'old-1', ?, ?, ?, 'OrderPlaced', 1, ?, '{}', ?)""";

    private static final String HEAD = """
            INSERT INTO {{aggregate_heads}} (bounded_context, aggregate_type, aggregate_id, aggregate_version)
            VALUES ('Sales', 'Order', 'old-1', 3)""";

    private static final String KNOWN =
            "INSERT INTO {{projections}} (projection, store_id, token) VALUES ('orders', ?, 7), ('divided', ?, 7)";

    private static final String CHECKPOINT = """
            INSERT INTO {{projection_checkpoints}} (projection, first_slot, last_slot, position, token, revision, owner,
                   updated_at)
            VALUES ('orders', 0, 1023, 2, 7, 3, 'somewhere', ?), ('divided', 0, 1023, 2, 7, %s, 'somewhere', ?)""".formatted((long) STRATEGY << Integer.SIZE | REVISION);

    private static final String PARKED = """
            INSERT INTO {{projection_parked_streams}} (projection, first_position, handled_to, bounded_context,
                   aggregate_type, aggregate_id, slot, event_id, error, attempts, parked_at)
            VALUES ('orders', 1, 0, 'Sales', 'Order', 'other', 5, ?, 'boom', 1, ?)""";

    private static final String DEAD = """
            INSERT INTO {{projection_dead_letters}} (projection, position, bounded_context, aggregate_type, aggregate_id,
                   event_id, event_type, error, attempts, failed_at)
            VALUES ('orders', 2, 'Sales', 'Order', 'other', ?, 'OrderPlaced', 'boom', 1, ?)""";

    private final Schema schema;
    private final StoreTables tables;
    private final ColumnCodec codec;

    OldSchema(Database database, Map<String, String> templates, SchemaOptions options) {
        this.schema = Schema.of(withTemplates(database, new SchemaTemplates(1, templates)), options);
        this.tables = StoreTables.of(options.tables(), database.dialect());
        this.codec = database.dialect().columns();
    }

    private static Database withTemplates(Database database, SchemaTemplates templates) {
        return (Database) Proxy.newProxyInstance(
                OldSchema.class.getClassLoader(), new Class<?>[] {Database.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("schema")) {
                        return templates;
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void create(DataSource dataSource) throws SQLException {
        execute(dataSource, schema.statements());
    }

    void fill(DataSource dataSource) throws SQLException {
        UUID store = storeId(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            for (int i = 0; i < EVENT_IDS.size(); i++) {
                insertEvent(connection, i);
            }
        }
        execute(dataSource, List.of(tables.in(HEAD)));
        fillProjections(dataSource, store);
    }

    void fillProjections(DataSource dataSource) throws SQLException {
        fillProjections(dataSource, new UUID(3, 4));
    }

    private void fillProjections(DataSource dataSource, UUID store) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(tables.in(KNOWN))) {
                codec.bindId(statement, 1, store);
                codec.bindId(statement, 2, store);
                statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement(tables.in(CHECKPOINT))) {
                codec.bindInstant(statement, 1, THEN);
                codec.bindInstant(statement, 2, THEN);
                statement.executeUpdate();
            }
            for (String failed : List.of(PARKED, DEAD)) {
                try (PreparedStatement statement = connection.prepareStatement(tables.in(failed))) {
                    codec.bindId(statement, 1, new UUID(5, 6));
                    codec.bindInstant(statement, 2, THEN);
                    statement.executeUpdate();
                }
            }
        }
    }

    private void insertEvent(Connection connection, int index) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(tables.in(EVENT))) {
            statement.setLong(1, index + 1);
            statement.setInt(2, Slots.of(STREAM.aggregateId()));
            codec.bindId(statement, 3, EVENT_IDS.get(index));
            statement.setBytes(4, new byte[] {'1'});
            codec.bindInstant(statement, 5, THEN);
            statement.executeUpdate();
        }
    }

    UUID storeId(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(tables.in("SELECT store_id FROM {{store_info}}"))) {
            row.next();
            return codec.readId(row, 1);
        }
    }

    /** As if an upgrade had been interrupted before its last statement. */
    void forgetThatItWasUpgraded(DataSource dataSource) throws SQLException {
        execute(dataSource, List.of(tables.in("UPDATE {{store_info}} SET schema_version = 1")));
    }

    private static void execute(DataSource dataSource, List<String> statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
