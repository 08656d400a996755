// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.diagnosis.Diagnosis.Severity;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreDiagnosis;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command that diagnoses an event store names what is wrong with the server and its sessions, and the cure. */
class DoctorServerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void namesTheTransactionThatHoldsUpReaders(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        Pupsourcing pupsourcing = Pupsourcing.create(store.dataSource());
        try (Connection stuck = store.connect()) {
            stuck.setAutoCommit(false);
            pupsourcing.store().append(stuck, ExpectedVersion.noStream(), PatientStore.event("stuck"));
            store.append("later");
            String cure = database == TestDatabase.POSTGRES ? "SELECT pg_terminate_backend\\(\\d+\\)" : "KILL \\d+";
            store.assertProblem(
                    "log",
                    "readers wait at position 4, .* by session \\d+ of user \\S+, whose transaction is open for",
                    cure);
            stuck.rollback();
        }
        store.assertHealthy();
    }

    @ParameterizedTest
    @EnumSource
    void namesALock(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        try (Connection locker = store.connect();
                Statement statement = locker.createStatement()) {
            switch (database) {
                case SQLITE -> {
                    statement.execute("BEGIN IMMEDIATE");
                    store.assertProblem("locks", "another connection has held the write lock", "lsof");
                    statement.execute("ROLLBACK");
                }
                case POSTGRES -> {
                    locker.setAutoCommit(false);
                    statement.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE");
                    store.assertProblem(
                            "locks",
                            "table events is locked by session \\d+ of user",
                            "SELECT pg_terminate_backend\\(\\d+\\)");
                    locker.rollback();
                }
                case MARIADB -> {
                    statement.execute("LOCK TABLES events WRITE");
                    store.assertProblem("locks", "table events is locked", "end it");
                    statement.execute("UNLOCK TABLES");
                }
            }
        }
        store.assertHealthy();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void namesMissingRights(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        PatientStore user = withUser(store, database);
        user.assertProblem("rights", "may not read events, aggregate_heads", "`pup schema --append-role");
        store.execute(
                "GRANT SELECT ON aggregate_heads TO " + user.option("--user"),
                "GRANT SELECT, INSERT ON events TO " + user.option("--user"));
        user.assertProblem("rights", "some of the rights to append, but not all", "`pup schema --append-role");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void acceptsTheRolesOfTheSchema(TestDatabase database) throws SQLException {
        assertThat(withRole(database, "--append-role").assertHealthy())
                .containsPattern("ok +rights +may read, append; may not run projections")
                .containsPattern("ok +projections +not checked");
        assertThat(withRole(database, "--project-role").assertHealthy())
                .containsPattern("ok +rights +may read, run projections; may not append");
        assertThat(withRole(database, "--read-role").assertHealthy())
                .containsPattern("advice +rights +this user may only read");
    }

    private PatientStore withRole(TestDatabase database, String option) throws SQLException {
        List<String> options = database.create(folder);
        String role = "r" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        PupRun.of(options, "schema", "apply", option, role).succeeded();
        PatientStore store = new PatientStore(options);
        PatientStore user = withUser(store, database);
        String name = user.option("--user");
        store.execute("GRANT " + role + " TO " + name);
        if (database == TestDatabase.MARIADB) {
            store.execute("SET DEFAULT ROLE " + role + " FOR " + name);
        }
        return user;
    }

    /** A user who may connect and read the table with the store's id. */
    private static PatientStore withUser(PatientStore store, TestDatabase database) throws SQLException {
        String name = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        store.execute(
                database == TestDatabase.POSTGRES
                        ? "CREATE ROLE " + name + " LOGIN PASSWORD 'pw'"
                        : "CREATE USER " + name + " IDENTIFIED BY 'pw'",
                "GRANT SELECT ON store_info TO " + name);
        return new PatientStore(List.of("--db", store.option("--db"), "--user", name, "--password", "pw"));
    }

    @Test
    void namesASequenceBelowTheEndOfTheLog() throws SQLException {
        PatientStore store = PatientStore.create(TestDatabase.POSTGRES, folder);
        store.execute("ALTER TABLE events ALTER COLUMN global_position RESTART WITH 1");
        store.assertProblem("sequence", "must assign positions above its last one, 3", "SELECT setval");
    }

    @ParameterizedTest
    @EnumSource
    void namesAServerThatDoesNotAcceptWrites(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        switch (database) {
            case SQLITE ->
                new PatientStore(List.of("--db", "jdbc:sqlite:file:" + store.option("--db") + "?mode=ro"))
                        .assertProblem("writes", "read-only", "right to write");
            case POSTGRES ->
                new PatientStore(with(store.options(), "options=--default_transaction_read_only=on"))
                        .assertProblem("writes", "read-only", "default_transaction_read_only");
            case MARIADB -> {
                store.execute("SET GLOBAL read_only = 1");
                try {
                    store.assertProblem("writes", "this server is read-only", "connect to the primary");
                } finally {
                    store.execute("SET GLOBAL read_only = 0");
                }
            }
        }
    }

    @Test
    void namesAStandbyInsteadOfThePrimary() throws Exception {
        try (PostgresServer server = PostgresServer.embedded()) {
            ServerDatabase database = server.createDatabase();
            PatientStore store =
                    new PatientStore(List.of("--db", database.url(), "--user", database.user(), "--password", "any"));
            PupRun.of(store.options(), "schema", "apply").succeeded();
            store.append("o-1");
            Files.createFile(Path.of(store.text("SHOW data_directory")).resolve("standby.signal"));
            server.restart();
            store.assertProblem("writes", "this server is a standby", "targetServerType=primary");
        }
    }

    private static List<String> with(List<String> options, String parameter) {
        List<String> changed = new ArrayList<>(options);
        String url = changed.get(1);
        changed.set(1, url + (url.contains("?") ? "&" : "?") + parameter);
        return changed;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void namesADatabaseThatCannotBeReached(TestDatabase database) throws SQLException {
        String url = database.create(folder).get(1);
        assertUnreachable(url.replaceFirst(":\\d+/", ":1/"), "that the server runs");
        assertUnreachable(url, "the user and the password");
    }

    private static void assertUnreachable(String url, String cure) {
        new PatientStore(List.of("--db", url, "--user", "unknown_user", "--password", "wrong"))
                .assertProblem("connection", "the database cannot be opened", cure);
    }

    @ParameterizedTest
    @EnumSource
    void namesAPoolThatIsTooSmall(TestDatabase database) throws SQLException {
        PatientStore store = PatientStore.create(database, folder);
        assertThat(pooled(store, 1)).satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(finding.what()).contains("no more than 1 connection is available");
            assertThat(finding.cure()).contains("at least 3 connections");
        });
        assertThat(pooled(store, 2).severity()).isEqualTo(Severity.ADVICE);
        assertThat(pooled(store, 3).severity()).isEqualTo(Severity.OK);
    }

    private static Finding pooled(PatientStore store, int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(store.dataSource());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(300);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Diagnosis diagnosis = StoreDiagnosis.run(pool, StoreOptions.defaults());
            return diagnosis.findings().stream()
                    .filter(finding -> finding.check().equals("pool"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
