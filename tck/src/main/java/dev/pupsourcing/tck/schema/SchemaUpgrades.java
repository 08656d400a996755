// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Checks that a schema of an older version with data is upgraded to the same definitions as a new schema.
 *
 * @param database the kind of database
 * @param oldTemplates the templates of the older version, by part
 * @param definitions describes the tables, one line per column, index and constraint
 */
public record SchemaUpgrades(Database database, Map<String, String> oldTemplates, Definitions definitions) {

    /** Describes tables. Implemented by authors of databases. */
    @FunctionalInterface
    public interface Definitions {
        /** One line per column, index and constraint of the connection's schema, in a fixed order. */
        List<String> of(Connection connection) throws SQLException;
    }

    /** The definitions that a query of one column gives. */
    public static Definitions query(String sql) {
        return connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> lines = new ArrayList<>();
                while (row.next()) {
                    lines.add(row.getString(1));
                }
                return lines;
            }
        };
    }

    /**
     * Reads a template of the older version.
     *
     * @param resource the template, in the test's package
     */
    public static String template(Class<?> test, String resource) throws IOException {
        try (InputStream input = Objects.requireNonNull(test.getResourceAsStream(resource), resource)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Copies the map. */
    public SchemaUpgrades {
        oldTemplates = Map.copyOf(oldTemplates);
    }

    /**
     * Creates the older schema, fills and upgrades it, and compares it with a new one.
     *
     * @param options the options of both schemas
     * @param old an empty database for the older schema
     * @param fresh an empty database for the new schema
     */
    public void check(SchemaOptions options, DataSource old, DataSource fresh) throws Exception {
        OldSchema before = new OldSchema(database, oldTemplates, options);
        before.create(old);
        before.fill(old);
        Schema schema = Schema.of(database, options);
        assertRefusedUntilUpgraded(schema, options, old);
        assertThat(upgrade(schema, old)).startsWith("upgraded from schema version 1 to 2");
        assertWorks(before, options, old);
        before.forgetThatItWasUpgraded(old);
        upgrade(schema, old);
        apply(schema, old);
        apply(schema, fresh);
        assertThat(definitions(old)).isEqualTo(definitions(fresh));
    }

    /** The same for only the tables of projections. */
    public void checkProjectionsOnly(DataSource old, DataSource fresh) throws SQLException {
        SchemaOptions options = SchemaOptions.builder().projectionsOnly().build();
        OldSchema before = new OldSchema(database, oldTemplates, options);
        before.create(old);
        before.fillProjections(old);
        Schema schema = Schema.of(database, options);
        upgrade(schema, old);
        upgrade(schema, old);
        apply(schema, fresh);
        assertThat(definitions(old)).isEqualTo(definitions(fresh));
    }

    /**
     * Adds optional parts to a schema that has none, and compares it with a new schema that has them.
     *
     * @param options the options, with optional parts
     * @param old an empty database for the schema without optional parts
     * @param fresh an empty database for the new schema
     * @param parts what is added, as the upgrade names it
     */
    public void checkOptionalParts(SchemaOptions options, DataSource old, DataSource fresh, String... parts)
            throws Exception {
        Schema schema = Schema.of(database, options);
        apply(
                Schema.of(
                        database,
                        SchemaOptions.builder().tables(options.tables()).build()),
                old);
        Pupsourcing pupsourcing = open(options, old);
        pupsourcing.append(ExpectedVersion.noStream(), StoreContract.event(OldSchema.STREAM));
        assertThat(missing(schema, old)).containsExactly(parts);
        assertThat(upgrade(schema, old))
                .containsExactlyElementsOf(
                        Stream.of(parts).map(part -> "added " + part).toList());
        assertThat(missing(schema, old)).isEmpty();
        assertThat(upgrade(schema, old)).isEmpty();
        assertThat(pupsourcing.readStream(OldSchema.STREAM).events()).hasSize(1);
        pupsourcing.append(ExpectedVersion.exact(1), StoreContract.event(OldSchema.STREAM));
        apply(schema, fresh);
        assertThat(definitions(old)).isEqualTo(definitions(fresh));
    }

    private void assertRefusedUntilUpgraded(Schema schema, SchemaOptions options, DataSource old) {
        assertThatThrownBy(() -> open(options, old))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("has schema version 1")
                .hasMessageContaining("`pup schema upgrade`");
        assertThatThrownBy(() -> apply(schema, old))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("`pup schema upgrade`");
    }

    /** Stored events are read, the stream can be appended to, and a projection continues at its checkpoint. */
    private void assertWorks(OldSchema before, SchemaOptions options, DataSource old) throws Exception {
        Pupsourcing pupsourcing = open(options, old);
        StreamId stream = OldSchema.STREAM;
        assertThat(pupsourcing.log().storeId()).isEqualTo(before.storeId(old));
        assertThat(pupsourcing.readStream(stream).events())
                .extracting(PersistedEvent::eventId)
                .isEqualTo(OldSchema.EVENT_IDS);
        List<Checkpoint> divided = pupsourcing.inTransaction(
                tx -> pupsourcing.backend().projectionStore().checkpoints().load(tx, OldSchema.DIVIDED));
        assertThat(divided)
                .singleElement()
                .satisfies(row -> assertThat(row.strategy()).isEqualTo(OldSchema.STRATEGY))
                .satisfies(row -> assertThat(row.revision()).isEqualTo(OldSchema.REVISION));
        pupsourcing.append(ExpectedVersion.exact(OldSchema.EVENT_IDS.size()), StoreContract.event(stream));
        List<Long> handled = new ArrayList<>();
        Projection projection = Projection.of(
                OldSchema.PROJECTION, ReadScope.all(), (tx, event) -> handled.add(event.aggregateVersion()));
        try (ProjectionRunner processor = ProjectionRunner.of(pupsourcing, projection)) {
            processor.runOnce();
        }
        assertThat(handled).containsExactly(3L, 4L);
        ProjectionAdmin projections = ProjectionAdmin.of(pupsourcing);
        assertThat(projections.parked(OldSchema.PROJECTION, 10)).hasSize(1);
        assertThat(projections.deadLetters(OldSchema.PROJECTION, 10)).hasSize(1);
    }

    private Pupsourcing open(SchemaOptions options, DataSource dataSource) {
        return Pupsourcing.create(
                dataSource, StoreOptions.builder().tables(options.tables()).build());
    }

    private List<String> definitions(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return definitions.of(connection);
        }
    }

    private static void apply(Schema schema, DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            schema.apply(connection);
        }
    }

    private static List<String> upgrade(Schema schema, DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return schema.upgrade(connection);
        }
    }

    private static List<String> missing(Schema schema, DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return schema.missingParts(connection);
        }
    }
}
