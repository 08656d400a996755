// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.SchemaTemplates;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of database without a server: it has a schema and quotes names. */
final class PlainDatabase implements Database, Dialect {

    private static final String INIT = """
            -- A schema for tests.
            CREATE TABLE {{events}} (
                id INT, -- not a comment of its own
                v INT
            );
            --: if type_index

            CREATE INDEX {{events.prefix}}{{events.name}}_type_idx ON {{events}} (event_type);
            --: end
            --: if partitioned
            --: if partition_list
            -- by context
            --: end
            --: if partition_hash
            -- by hash
            --: end
            {{partitions}}
            --: end

            INSERT INTO {{store_info}} VALUES ({{schema_version}});
            """;

    private static final String SNAPSHOTS = """
            CREATE TABLE {{snapshots}} ({{snapshots.name}}_id INT);
            """;

    private static final String ROLE = """
            GRANT INSERT ON {{events}}, {{aggregate_heads}} TO {{role}};
            --: if snapshots
            GRANT UPDATE ON {{snapshots}} TO {{role}};
            --: end
            """;

    private final Map<String, String> parts;

    private PlainDatabase(Map<String, String> parts) {
        this.parts = parts;
    }

    static PlainDatabase create() {
        return new PlainDatabase(Map.of("init", INIT, "snapshots", SNAPSHOTS, "role", ROLE));
    }

    static PlainDatabase withoutOptions() {
        return new PlainDatabase(Map.of("init", "CREATE TABLE {{events}} (id INT);\n"));
    }

    static PlainDatabase withProjections() {
        return new PlainDatabase(Map.of("init", """
                        --: if not projections_only
                        CREATE TABLE {{events}} (id INT);
                        --: end
                        CREATE TABLE {{projection_checkpoints}} (id INT);
                        """));
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Optional<List<String>> tableObjections(Connection connection, TableName table) {
        return Optional.empty();
    }

    @Override
    public SchemaTemplates schema() {
        return new SchemaTemplates(7, parts);
    }

    @Override
    public Dialect dialect() {
        return this;
    }

    @Override
    public String quote(String identifier) {
        return "[" + identifier + "]";
    }

    @Override
    public String databaseName() {
        return "Plain";
    }

    @Override
    public boolean acceptsUrl(String jdbcUrl) {
        return false;
    }

    @Override
    public boolean acceptsProduct(String productName) {
        return false;
    }

    @Override
    public String saveSnapshot(String table) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        return new SqlFailure(SqlFailure.Kind.OTHER, true);
    }

    @Override
    public ProjectionSyntax projections() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ColumnCodec columns() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Appender appender(StoreTables tables) {
        throw new UnsupportedOperationException();
    }

    @Override
    public GapProof gapProof(StoreTables tables, InstantSource clock) {
        throw new UnsupportedOperationException();
    }
}
