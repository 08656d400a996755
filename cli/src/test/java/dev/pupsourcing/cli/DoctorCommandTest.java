// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.projection.ErrorPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command that diagnoses an event store names what is wrong with its rows, and the cure. */
class DoctorCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void findsNothingWrongInASoundStore(TestDatabase database) throws Exception {
        PatientStore store = PatientStore.create(database, folder);
        store.project("orders", ErrorPolicy.stop(), "none");
        assertThat(store.assertHealthy())
                .containsPattern("ok +connection +\\S+ .*driver")
                .containsPattern("ok +writes ")
                .containsPattern("ok +schema +version 2")
                .containsPattern("ok +rights +may read, append, run projections")
                .containsPattern("ok +sequence ")
                .containsPattern("ok +heads ")
                .containsPattern("ok +projections +1 projection")
                .containsPattern("ok +pool ")
                .containsPattern("ok +log ");
        assertThat(store.doctor().err()).startsWith("no problems, ");
    }

    @ParameterizedTest
    @EnumSource
    void namesMissingTables(TestDatabase database) throws SQLException {
        PatientStore store = new PatientStore(database.create(folder));
        if (database == TestDatabase.SQLITE) {
            store.execute("PRAGMA user_version = 1");
        }
        store.assertProblem("schema", "missing tables: events, aggregate_heads", "`pup schema apply`");
    }

    @ParameterizedTest
    @EnumSource
    void namesAWrongSchemaVersion(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        store.execute("UPDATE store_info SET schema_version = 1", "DROP TABLE projection_owners");
        store.assertProblem("schema", "schema version 1, but .* needs version 2", "`pup schema upgrade`");
        store.execute("UPDATE store_info SET schema_version = 9, compatible_from = 9");
        store.assertProblem("schema", "schema version 9", "use a newer version of the library");
    }

    @ParameterizedTest
    @EnumSource
    void namesADroppedHead(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        store.execute("DELETE FROM aggregate_heads WHERE aggregate_id = 'o-2'");
        store.assertProblem("heads", "\"Shop/Order/o-2\" .*its head is missing", "`pup verify --repair heads`");
    }

    @ParameterizedTest
    @EnumSource
    void namesACheckpointBeyondARestoredLog(TestDatabase database) throws Exception {
        PatientStore store = PatientStore.create(database, folder);
        store.project("orders", ErrorPolicy.stop(), "none");
        store.execute(
                "DELETE FROM events WHERE aggregate_id = 'o-3'",
                "DELETE FROM aggregate_heads WHERE aggregate_id = 'o-3'");
        store.assertProblem(
                "checkpoints",
                "\"?orders\"? is at position 3, but the log ends at 2",
                "`pup projections reset orders --to 2 --yes`");
    }

    @ParameterizedTest
    @EnumSource
    void namesPoisonEvents(TestDatabase database) throws Exception {
        PatientStore store = PatientStore.create(database, folder);
        store.project("parking lot", ErrorPolicy.park(), "o-2");
        store.project("dropping", ErrorPolicy.deadLetter(), "o-2");
        store.project("stopping", ErrorPolicy.stop(), "o-2");
        store.assertProblem(
                "projections", "parking lot\"? has parked 1 stream", "`pup projections replay 'parking lot'`");
        store.assertProblem("projections", "dropping\"? has not handled 1 event", "`pup projections dead dropping`");
        store.assertProblem("projections", "stopping\"? has failed: .*no such customer", "continues after position 1");
    }

    @ParameterizedTest
    @EnumSource
    void namesAProjectionThatDoesNotRun(TestDatabase database) throws Exception {
        PatientStore store = PatientStore.create(database, folder);
        store.project("orders", ErrorPolicy.stop(), "none");
        store.append("o-4");
        String old = instant(database, "2026-01-01");
        store.execute(
                "UPDATE events SET created_at = %s WHERE aggregate_id = 'o-4'".formatted(old),
                "UPDATE projection_checkpoints SET updated_at = %s".formatted(old));
        store.assertProblem(
                "projections",
                "orders\"? is 1 position from the end of the log and has not moved for \\d+",
                "start the program");
    }

    @ParameterizedTest
    @EnumSource
    void namesAPausedProjection(TestDatabase database) throws Exception {
        PatientStore store = PatientStore.create(database, folder);
        store.project("orders", ErrorPolicy.stop(), "none");
        PupRun.of(store.options(), "projections", "pause", "orders", "--by", "Ada");
        store.append("o-4");
        store.execute("UPDATE projection_checkpoints SET updated_at = " + instant(database, "2026-01-01"));

        assertThat(store.assertHealthy())
                .containsPattern("advice +projections +.*orders\"? is paused since .* by \"Ada\"\n +-> .*"
                        + "`pup projections resume orders`");
    }

    private static String instant(TestDatabase database, String day) {
        return database == TestDatabase.SQLITE ? "'" + day + "T00:00:00.000000Z'" : "'" + day + " 00:00:00.000000'";
    }

    @ParameterizedTest
    @EnumSource
    void namesAClockThatJumped(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        store.execute("UPDATE events SET created_at = %s WHERE aggregate_id = 'o-2'"
                .formatted(instant(database, "2999-01-01")));
        assertThat(store.assertHealthy())
                .containsPattern("advice +clock +one of the last events was created \\d+ days in the future")
                .contains("-> synchronise the clocks");
    }

    @Test
    void printsJsonAndColoursOnlyOnRequest() throws Exception {
        PatientStore store = PatientStore.create(TestDatabase.SQLITE, folder);
        assertThat(store.doctor("--json").succeeded().out())
                .startsWith("{")
                .containsPattern("\"healthy\" : true")
                .containsPattern("\"check\" : \"schema\",\\s+\"severity\" : \"ok\",\\s+\"what\" : \"version 2\"");
        List<String> arguments = store.options();
        assertThat(run(Map.of("PUP_TERMINAL", "out"), arguments)).contains("\u001b[");
        assertThat(run(Map.of("PUP_TERMINAL", "out", "NO_COLOR", "1"), arguments))
                .doesNotContain("\u001b[");
    }

    private static String run(Map<String, String> environment, List<String> options) {
        return PupRun.with(environment, "", "doctor", options.get(0), options.get(1))
                .succeeded()
                .out();
    }

    @Test
    void rejectsAddressesThatCannotBeMeant() {
        assertThat(PupRun.of("doctor").exitCode()).isEqualTo(2);
        assertThat(PupRun.of("doctor", "--db", "jdbc:unknown:x").exitCode()).isEqualTo(2);
        PupRun missing = PupRun.of("doctor", "--db", folder.resolve("none.db").toString());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no database file");
    }
}
