// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.projection.ErrorPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code pup stalls} names the transaction that holds up readers, who waits, and the statement that ends it. */
class StallsCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void namesTheSessionAndTheStatementThatEndsIt(TestDatabase database) throws Exception {
        PatientStore store = PatientStore.create(database, folder);
        store.project("orders", ErrorPolicy.stop(), "none");
        Pupsourcing pupsourcing = Pupsourcing.create(store.dataSource());
        try (Connection stuck = store.connect()) {
            stuck.setAutoCommit(false);
            pupsourcing.store().append(stuck, ExpectedVersion.noStream(), PatientStore.event("stuck"));
            store.append("later");
            PupRun run = PupRun.of(store.options(), "stalls");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("position +4\\nwaiting +orders\\n")
                    .containsPattern("session +\\d+ of user \\S+, whose transaction is open for \\d+ s")
                    .containsPattern("state +" + (database == TestDatabase.POSTGRES ? "idle in transaction" : "Sleep"));
            assertThat(PupRun.of(store.options(), "stalls", "--json").out())
                    .contains("\"position\" : 4", "\"waitingProjections\" : [ \"orders\" ]", "\"openSeconds\" : ");
            assertThat(PupRun.of(store.options(), "projections", "show", "orders")
                            .succeeded()
                            .out())
                    .contains("for an open transaction at position 4", "-> see `pup stalls`");
            Matcher end = Pattern.compile("or end it with (.+)").matcher(run.out());
            assertThat(end.find()).isTrue();
            store.execute(end.group(1));
        }
        PupRun ended = PupRun.of(store.options(), "stalls").succeeded();
        assertThat(ended.out()).contains("no open transaction holds up readers");
    }

    @Test
    void aLiveViewGoesOnWhenTheDatabaseFails() throws Exception {
        PatientStore store = PatientStore.create(TestDatabase.SQLITE, folder);
        PupRun run = PupRun.of(store.options(), "stalls", "--watch=1", "--rounds=2", "--json");
        assertThat(run.succeeded().out().lines().filter(line -> line.equals("{\"stalls\":[]}")))
                .hasSize(2);
        PupRun doctor = PupRun.of(store.options(), "doctor", "--watch=1", "--rounds=2", "--json");
        assertThat(doctor.succeeded().out().lines().filter(line -> line.startsWith("{\"healthy\":true")))
                .hasSize(2);
    }
}
