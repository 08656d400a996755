// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements and commands of docs/operations.md are run, and leave a store that works. */
class OperationsTest {

    private static final Path GUIDE = Path.of("../docs/operations.md");
    private static final Pattern COMMAND = Pattern.compile("^\\./pup (.*)$", Pattern.MULTILINE);

    private static final StreamId ORDER = StreamId.of("Shop", "Order", "order-1");
    private static final StreamId CUSTOMER = StreamId.of("Shop", "Customer", "customer-1");
    private static final StreamId LAST = StreamId.of("Shop", "Order", "order-2");

    @TempDir
    Path folder;

    @Test
    void statementsForPostgres() throws Exception {
        List<String> options = TestDatabase.POSTGRES.createStore(folder);
        String url = options.get(1);
        String database = url.substring(url.lastIndexOf('/') + 1);
        String role = "app_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = connect(options)) {
            run(connection, "CREATE ROLE " + role);
            runsAndLeavesAWorkingStore(
                    TestDatabase.POSTGRES,
                    options,
                    script("postgres")
                            .replace("DATABASE orders", "DATABASE " + database)
                            .replace("ROLE app", "ROLE " + role));
            run(connection, "DROP ROLE " + role);
        }
    }

    @Test
    void statementsForMariaDb() throws Exception {
        List<String> options = TestDatabase.MARIADB.createStore(folder);
        runsAndLeavesAWorkingStore(TestDatabase.MARIADB, options, script("mysql"));
    }

    @Test
    void statementsForSqlite() throws Exception {
        List<String> options = TestDatabase.SQLITE.createStore(folder);
        Path backup = folder.resolve("orders-backup.db");
        runsAndLeavesAWorkingStore(
                TestDatabase.SQLITE, options, script("sqlite").replace("orders-backup.db", backup.toString()));
        assertThat(PupRun.of("verify", "--db", backup.toString()).exitCode()).isZero();
    }

    /** In the order of the guide, on one store. */
    @Test
    void commands() throws Exception {
        List<String> options = TestDatabase.SQLITE.createStore(folder);
        fill(TestDatabase.SQLITE.open(options));
        List<String> commands = COMMAND.matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            String[] arguments = command.replace("--db orders.db", "--db " + options.get(1))
                    .replace("archive.ndjson", folder.resolve("archive.ndjson").toString())
                    .split(" ");
            PupRun run = PupRun.of(arguments);
            assertThat(run.exitCode()).as("%s: %s", command, run).isZero();
        }
    }

    private static void runsAndLeavesAWorkingStore(TestDatabase database, List<String> options, String script)
            throws Exception {
        Pupsourcing store = database.open(options);
        fill(store);
        List<StreamId> handled = new ArrayList<>();
        Projection projection = Projection.of("orders", (tx, event) -> handled.add(event.stream()));
        ProjectionRunner.of(store, projection).runOnce();
        try (Connection connection = connect(options)) {
            for (String statement : statements(script)) {
                run(connection, statement);
            }
        }
        PupRun verified = PupRun.of(options, "verify");
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        if (script.contains("DELETE FROM events")) {
            assertThat(store.readStream(ORDER).events()).isEmpty();
        }
        if (script.contains("UPDATE events")) {
            assertThat(new String(store.readStream(CUSTOMER).events().get(0).payload(), StandardCharsets.UTF_8))
                    .isEqualTo("{}");
        }
        store.append(ExpectedVersion.exact(1), event(LAST));
        ProjectionRunner.of(store, projection).runOnce();
        assertThat(handled).containsExactly(ORDER, CUSTOMER, LAST, LAST);
    }

    private static void fill(Pupsourcing store) {
        for (StreamId stream : List.of(ORDER, CUSTOMER, LAST)) {
            store.append(ExpectedVersion.noStream(), event(stream));
        }
    }

    private static Event event(StreamId stream) {
        return Event.builder(stream, "Changed").payload("{\"name\":\"Ada\"}").build();
    }

    private static String script(String database) throws IOException {
        String resource = "/operations/" + database + ".sql";
        try (var input = Objects.requireNonNull(OperationsTest.class.getResourceAsStream(resource), resource)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> statements(String script) {
        return Arrays.stream(script.replaceAll("(?m)^--.*$", "").split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Connection connect(List<String> options) throws SQLException {
        String url = options.get(1);
        return new DriverManagerDataSource(
                        url.startsWith("jdbc:") ? url : "jdbc:sqlite:" + url,
                        options.size() > 3 ? options.get(3) : null,
                        options.size() > 5 ? options.get(5) : null)
                .getConnection();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
