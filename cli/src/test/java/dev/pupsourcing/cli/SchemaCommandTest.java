// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema as a file, as text, and in a database. */
class SchemaCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void appliesTwiceAndChecks(TestDatabase database) throws SQLException {
        List<String> options = database.create(folder);
        PupRun.of(options, "schema", "apply").succeeded();
        PupRun again = PupRun.of(options, "schema", "apply").succeeded();
        assertThat(again.err()).startsWith("the schema is applied in ").endsWith("(version 2)\n");

        PupRun check = PupRun.of(options, "schema", "check").succeeded();
        assertThat(check.out()).contains("schema version 2 in ").contains("latest position 0");
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfMissingTablesAndTheWayOutWorks(TestDatabase database) throws SQLException, IOException {
        List<String> options = database.create(folder);
        Files.write(folder.resolve("empty.db"), new byte[0]);
        List<String> asked = database == TestDatabase.SQLITE
                ? List.of("--db", folder.resolve("empty.db").toString())
                : options;

        PupRun missing = PupRun.of(asked, "log");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("pup schema").hasLineCount(1);

        PupRun.of(asked, "schema", "apply").succeeded();
        assertThat(PupRun.of(asked, "log").succeeded().err()).contains("no more events");
    }

    @ParameterizedTest
    @EnumSource
    void upgradesAndReportsTheSteps(TestDatabase database) throws SQLException {
        List<String> options = database.createStore(folder);
        PupRun upgraded = PupRun.of(options, "schema", "upgrade").succeeded();
        assertThat(upgraded.out()).isEmpty();
        assertThat(upgraded.err()).startsWith("nothing to do: the schema in ").endsWith(" is at version 2\n");
        PupRun nothing = PupRun.of(database.create(folder), "schema", "upgrade");
        assertThat(nothing.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void addsOptionalPartsLater(TestDatabase database) throws SQLException {
        List<String> options = database.createStore(folder);
        PupRun upgraded = PupRun.of(options, "schema", "upgrade", "--type-index", "--snapshots")
                .succeeded();
        assertThat(upgraded.out()).isEqualTo("added index events_type_idx\nadded table snapshots\n");
        assertThat(PupRun.of(options, "schema", "upgrade", "--type-index", "--snapshots")
                        .succeeded()
                        .out())
                .isEmpty();
    }

    /** On databases that declare indexes with their table, {@code apply} adds none to a table that exists. */
    @Test
    void applyReportsWhatItDidNotAdd() throws SQLException {
        List<String> options = TestDatabase.MARIADB.createStore(folder);
        assertThat(PupRun.of(options, "schema", "apply", "--type-index")
                        .succeeded()
                        .err())
                .contains("the tables existed, and lack what the options select: index events_type_idx; "
                        + "`pup schema upgrade` with the same options adds it");
    }

    @Test
    void writesOptionalPartsForTablesThatExist() {
        PupRun print = PupRun.of("schema", "print", "--database", "mysql", "--optional-parts", "--type-index")
                .succeeded();
        assertThat(print.out())
                .contains("CREATE INDEX events_type_idx ON `events`")
                .doesNotContain("CREATE TABLE");
        PupRun write = PupRun.of(
                        "schema", "--database", "sqlite", "--optional-parts", "--snapshots", "--folder", "" + folder)
                .succeeded();
        assertThat(write.out()).endsWith("_extend_event_sourcing.sql\n");
        assertUsage("at least one optional part", "schema", "--database", "sqlite", "--optional-parts");
        assertUsage(
                "exclude each other",
                "schema",
                "--database",
                "sqlite",
                "--optional-parts",
                "--snapshots",
                "--upgrade-from",
                "1");
    }

    @Test
    void writesAndPrintsUpgrades() {
        PupRun print = PupRun.of("schema", "print", "--database", "postgres", "--upgrade-from", "1")
                .succeeded();
        assertThat(print.out()).contains("ALTER TABLE \"store_info\"").doesNotContain("CREATE TABLE");
        PupRun write = PupRun.of(
                        "schema",
                        "write",
                        "--database",
                        "mysql",
                        "--upgrade-from",
                        "1",
                        "--projections-only",
                        "--folder",
                        folder.toString())
                .succeeded();
        assertThat(write.out()).endsWith("_upgrade_event_sourcing_1_to_2.sql\n");
        assertUsage("within 1..2, was 3", "schema", "print", "--database", "sqlite", "--upgrade-from", "3");
        assertUsage("nothing to upgrade", "schema", "--database", "sqlite", "--upgrade-from", "2");
    }

    @ParameterizedTest
    @EnumSource
    void aCloneGetsAnIdentityAndItsProjectionsGoOn(TestDatabase database) throws Exception {
        List<String> options = database.createStore(folder);
        String url = options.get(1);
        Pupsourcing store = Pupsourcing.create(
                url.startsWith("jdbc:") ? url : "jdbc:sqlite:" + url,
                options.size() > 3 ? options.get(3) : null,
                options.size() > 5 ? options.get(5) : null);
        UUID before = store.log().storeId();
        Projection projection = Projection.of("orders", (tx, event) -> {});
        ProjectionRunner.of(store, projection).runOnce();
        assertThat(PupRun.of(options, "schema", "new-store-id").exitCode()).isEqualTo(2);

        PupRun run = PupRun.of(options, "schema", "new-store-id", "--yes").succeeded();

        assertThat(run.out().strip())
                .isEqualTo(store.log().storeId().toString())
                .isNotEqualTo(before.toString());
        assertThat(run.err())
                .contains("was " + before)
                .contains("1 projections in this database use the new one")
                .contains("until they are reset");
        ProjectionRunner.of(store, projection).runOnce();
    }

    @Test
    void writesAFileInEveryStyle() throws IOException {
        for (String style : List.of("TIMESTAMP", "FLYWAY", "LIQUIBASE")) {
            PupRun.of("schema", "--database", "postgres", "--folder", folder.toString(), "--naming", style)
                    .succeeded();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\d{14}", "STAMP")))
                    .containsExactlyInAnyOrder(
                            "STAMP_init_event_sourcing.sql",
                            "VSTAMP__init_event_sourcing.sql",
                            "STAMP-init_event_sourcing.sql");
        }
    }

    @Test
    void printsTheRequestedFields() {
        PupRun run = PupRun.of(
                        "schema",
                        "print",
                        "--database",
                        "postgres",
                        "--table-prefix",
                        "shop.",
                        "--type-index",
                        "--jsonb",
                        "--snapshots",
                        "--partition-by-context",
                        "Sales,Billing",
                        "--insert-only-role",
                        "app")
                .succeeded();
        assertThat(run.out())
                .contains("\"shop\".\"events\"")
                .contains("payload_json")
                .contains("\"shop\".\"snapshots\"")
                .contains("PARTITION BY LIST")
                .contains("GRANT INSERT (bounded_context, ", "GRANT USAGE ON SCHEMA \"shop\" TO \"app\"");
    }

    @Test
    void refusesWhatADatabaseCannotDo() {
        assertUsage("sqlite has no schema option \"jsonb\"", "schema", "print", "--database", "sqlite", "--jsonb");
        assertUsage("no module for database \"oracle\"", "schema", "print", "--database", "oracle");
        assertUsage("the kind of database is required; give --database", "schema", "print");
        assertUsage(
                "must be between 2 and 1024, was 1",
                "schema",
                "print",
                "--database",
                "postgres",
                "--partition-by-hash",
                "1");
    }

    private static void assertUsage(String message, String... arguments) {
        PupRun run = PupRun.of(new ArrayList<>(), arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pup: ").contains(message);
    }
}
