// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage errors and failures print one line that names the mistake, and have their exit code. */
class BadInputTest {

    @TempDir
    Path folder;

    @Test
    void failures() throws Exception {
        assertFailure(1, "there is no database file", "log", "--db", file("none.db"));
        assertFailure(1, "cannot be opened", "log", "--db", "jdbc:postgresql://127.0.0.1:1/none", "--user", "nobody");
        List<String> store = TestDatabase.SQLITE.createStore(folder);
        assertFailure(1, "cannot read file", "import", file("none.ndjson"), "--db", store.get(1));
        Files.createDirectories(folder.resolve("there"));
        assertFailure(1, "is a folder; --output must be a file", "export", "-o", file("there"), "--db", store.get(1));
        Files.writeString(folder.resolve("kept.ndjson"), "kept\n");
        assertFailure(1, "already exists", "export", "-o", file("kept.ndjson"), "--db", store.get(1));
        assertThat(folder.resolve("kept.ndjson")).hasContent("kept\n");
        assertFailure(1, "cannot be written", "export", "-o", file("no/such/folder.ndjson"), "--db", store.get(1));
        Files.writeString(folder.resolve("text.db"), "this is not a database, but a text of some length\n".repeat(50));
        assertFailure(1, "text.db", "log", "--db", file("text.db"));
    }

    @Test
    void wrongUse() {
        assertFailure(2, "--frobnicate", "log", "--frobnicate");
        assertFailure(2, "frobnicate", "frobnicate");
        assertFailure(2, "a database is required; give --db", "log");
        assertFailure(2, "no module for JDBC URL", "log", "--db", "jdbc:oracle:thin:@db");
        assertFailure(2, "--limit must be between 1 and 10000, was 0", "log", "--limit", "0", "--db", "x.db");
        assertFailure(
                2,
                "--after must be at least 0, was -1",
                "export",
                "--after",
                "-1",
                "--db",
                "jdbc:sqlite:" + file("none.db"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "54", "80", "500"})
    void helpFitsEveryTerminal(String columns) {
        Map<String, String> terminal = Map.of("PUP_TERMINAL", "out err", "PUP_COLUMNS", columns, "NO_COLOR", "1");
        PupRun run = PupRun.with(terminal, "", "schema", "--help").succeeded();
        assertThat(run.out()).contains("--database").doesNotContain("Exception");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void passwordsAreNeverPrinted() throws Exception {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "password=s3cret-in-url";
        PupRun run = PupRun.with(
                Map.of("PUP_PASSWORD", "s3cret-in-environment"), "", "log", "--db", url, "--user", "no_such_user");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain("s3cret").contains("cannot be opened");
    }

    @Test
    void aPasswordComesFromAFile() throws Exception {
        PatientStore store = PatientStore.create(TestDatabase.MARIADB, folder);
        String user = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        store.execute("CREATE USER " + user + " IDENTIFIED BY 's3cret'", "GRANT SELECT ON *.* TO " + user);
        List<String> open = List.of("--db", store.option("--db"), "--user", user);
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\nanother line\n");
        PupRun.of(open, "schema", "check", "--password-file", file.toString()).succeeded();
        List<String> all = new ArrayList<>(List.of("schema", "check", "--json"));
        all.addAll(open);
        assertThat(PupRun.with(Map.of("PUP_PASSWORD_FILE", file.toString()), "", all.toArray(new String[0]))
                        .succeeded()
                        .out())
                .contains("\"schemaVersion\" : ", "\"storeId\" : ");
        Files.writeString(file, "wrong");
        PupRun wrong = PupRun.of(open, "log", "--password-file", file.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("cannot be opened", "check the URL, the user and the password");
        PupRun missing = PupRun.of(open, "log", "--password-file", file("no such file"));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("must be readable text").hasLineCount(1);
    }

    @Test
    void aStackTraceIsShownOnlyOnRequest() {
        PupRun quiet = PupRun.of("log", "--db", "jdbc:postgresql://127.0.0.1:1/none");
        PupRun loud = PupRun.of("--debug", "log", "--db", "jdbc:postgresql://127.0.0.1:1/none");
        assertThat(quiet.err()).doesNotContain("\tat ");
        assertThat(loud.err()).contains("\tat ");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void assertFailure(int exitCode, String message, String... arguments) {
        PupRun run = PupRun.of(arguments);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        if (exitCode == 1) {
            assertThat(run.err()).startsWith("pup: ").hasLineCount(1);
        }
    }
}
