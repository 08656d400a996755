// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    private static final Instant AT = Instant.parse("2026-11-23T20:15:00.999Z");

    @TempDir
    private Path folder;

    private static Schema schema(SchemaOptions options) {
        return Schema.of(PlainDatabase.create(), options);
    }

    @Test
    void rendersTheLeanSchema() {
        assertThat(schema(SchemaOptions.defaults()).script()).isEqualTo("""
                        -- A schema for tests.
                        CREATE TABLE [events] (
                            id INT, -- not a comment of its own
                            v INT
                        );

                        INSERT INTO [store_info] VALUES (7);
                        """);
    }

    @Test
    void rendersOptionsNamesAndTheRole() {
        SchemaOptions options = SchemaOptions.builder()
                .tables(TableNames.withPrefix("shop.my_"))
                .typeIndex()
                .insertOnlyRole("writer")
                .build();
        assertThat(schema(options).script())
                .contains("CREATE TABLE [shop].[my_events] (")
                .contains("CREATE INDEX [shop].my_events_type_idx ON [shop].[my_events] (event_type);")
                .endsWith("\nGRANT INSERT ON [shop].[my_events], [shop].[my_aggregate_heads] TO [writer];\n");
    }

    @Test
    void addsSnapshotsAndTheirGrantsOnRequest() {
        SchemaOptions.Builder options = SchemaOptions.builder().insertOnlyRole("app");
        assertThat(Schema.of(PlainDatabase.create(), options.build()).script()).doesNotContain("snapshots");
        assertThat(Schema.of(PlainDatabase.create(), options.snapshots().build())
                        .script())
                .contains("\n\nCREATE TABLE [snapshots] (snapshots_id INT);\n")
                .contains("GRANT UPDATE ON [snapshots] TO [app];");
        SchemaOptions named = options.snapshots(TableName.parse("shop.states")).build();
        assertThat(Schema.of(PlainDatabase.create(), named).script())
                .contains("CREATE TABLE [shop].[states] (states_id INT);");
    }

    @Test
    void isCutIntoStatements() {
        assertThat(schema(SchemaOptions.builder().typeIndex().build()).statements())
                .containsExactly(
                        "CREATE TABLE [events] (\n    id INT, -- not a comment of its own\n    v INT\n)",
                        "CREATE INDEX events_type_idx ON [events] (event_type)",
                        "INSERT INTO [store_info] VALUES (7)");
    }

    @Test
    void makesAPartitionPerContextAndOneForAllOthers() {
        SchemaOptions options = SchemaOptions.builder()
                .partitionByContext("Sales", "O'Brien {{events}}", "Sales", "\u65e5\u672c")
                .build();
        assertThat(schema(options).statements())
                .contains(
                        "CREATE TABLE IF NOT EXISTS [events_c0_sales] PARTITION OF [events] FOR VALUES IN ('Sales')",
                        "CREATE TABLE IF NOT EXISTS [events_c1_obrienevents] PARTITION OF [events]"
                                + " FOR VALUES IN ('O''Brien {{events}}')",
                        "CREATE TABLE IF NOT EXISTS [events_c2] PARTITION OF [events] FOR VALUES IN ('\u65e5\u672c')",
                        "CREATE TABLE IF NOT EXISTS [events_default] PARTITION OF [events] DEFAULT");
    }

    @Test
    void makesHashPartitions() {
        assertThat(schema(SchemaOptions.builder().partitionByHash(2).build()).statements())
                .contains(
                        "CREATE TABLE IF NOT EXISTS [events_h0] PARTITION OF [events] FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
                        "CREATE TABLE IF NOT EXISTS [events_h1] PARTITION OF [events] FOR VALUES WITH (MODULUS 2, REMAINDER 1)");
    }

    @Test
    void cutsTheNamesOfPartitionsOfALongTableName() {
        SchemaOptions options = SchemaOptions.builder()
                .tables(TableNames.defaults().withEvents(TableName.parse("x".repeat(33) + "events")))
                .partitionByContext("Internationalisation")
                .build();
        String events = "x".repeat(33) + "events";
        assertThat(schema(options).script())
                .contains("[" + events + "_c0_internationa]")
                .contains("[" + events + "_default]");
    }

    @Test
    void writesAMigrationFile() throws IOException {
        Schema schema = schema(SchemaOptions.defaults());
        Path file = schema.write(folder.resolve("a/b"), FileNaming.FLYWAY, AT);
        assertThat(file).isEqualTo(folder.resolve("a/b/V20261123201500__init_event_sourcing.sql"));
        assertThat(file).hasContent(schema.script());
        assertThatThrownBy(() -> schema.write(folder.resolve("a/b"), FileNaming.FLYWAY, AT))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.list(folder.resolve("a/b"))).hasSize(1);
    }

    @Test
    void namesFilesAsTheToolWants() throws IOException {
        assertThat(FileNaming.TIMESTAMP.fileName(AT, Schema.INIT_TITLE))
                .isEqualTo("20261123201500_init_event_sourcing.sql");
        assertThat(FileNaming.LIQUIBASE.fileName(AT, Schema.INIT_TITLE))
                .isEqualTo("20261123201500-init_event_sourcing.sql");
        Path file = schema(SchemaOptions.defaults()).write(folder, FileNaming.LIQUIBASE, AT);
        assertThat(Files.readString(file))
                .startsWith("--liquibase formatted sql\n\n--changeset pupsourcing:20261123201500-init_event_sourcing"
                        + " stripComments:false\n-- A schema");
    }

    @Test
    void omitsTheTablesOfTheEventStoreOnRequest() {
        SchemaOptions options = SchemaOptions.builder().projectionsOnly().build();
        assertThat(Schema.of(PlainDatabase.withProjections(), options).statements())
                .containsExactly("CREATE TABLE [projection_checkpoints] (id INT)");
        assertThat(Schema.of(PlainDatabase.withProjections(), SchemaOptions.defaults())
                        .statements())
                .hasSize(2);
        assertThatThrownBy(() ->
                        SchemaOptions.builder().projectionsOnly().typeIndex().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type_index");
        assertThatThrownBy(() -> SchemaOptions.builder()
                        .projectionsOnly()
                        .insertOnlyRole("writer")
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatTheDatabaseCannotDo() {
        assertThatThrownBy(() -> schema(SchemaOptions.builder().jsonbPayload().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plain has no schema option \"jsonb\"");
        assertThatThrownBy(() -> Schema.of(
                        PlainDatabase.withoutOptions(),
                        SchemaOptions.builder().partitionByHash(2).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plain has no schema option \"partition_hash\"");
        assertThatThrownBy(() -> Schema.of(
                        PlainDatabase.withoutOptions(),
                        SchemaOptions.builder().insertOnlyRole("writer").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"role\"");
    }

    @Test
    void refusesNullsByName() {
        assertThatThrownBy(() -> Schema.of((Database) null, SchemaOptions.defaults()))
                .hasMessage("database");
        assertThatThrownBy(() -> schema(null)).hasMessage("options");
    }
}
