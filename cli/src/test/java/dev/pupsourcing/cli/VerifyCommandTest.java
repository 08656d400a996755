// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.transfer.GeneratedEvents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command that checks an event store. */
class VerifyCommandTest {

    @TempDir
    Path folder;

    private Path events = Path.of("");

    @BeforeEach
    void generate() throws Exception {
        events = GeneratedEvents.write(folder.resolve("events.ndjson"), 300);
    }

    private List<String> filled(TestDatabase database) throws SQLException {
        List<String> store = database.createStore(folder);
        PupRun.of(store, "import", events.toString()).succeeded();
        return store;
    }

    private static void execute(List<String> store, String sql) throws SQLException {
        String location = option(store, "--db");
        String url = location.startsWith("jdbc:") ? location : "jdbc:sqlite:" + location;
        try (Connection connection =
                        DriverManager.getConnection(url, option(store, "--user"), option(store, "--password"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static String option(List<String> options, String name) {
        return options.contains(name) ? options.get(options.indexOf(name) + 1) : "";
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatWasChangedByHandAndRepairsHeads(TestDatabase database) throws SQLException {
        List<String> store = filled(database);
        PupRun sound = PupRun.of(store, "verify").succeeded();
        assertThat(sound.out()).isEmpty();
        assertThat(sound.err()).contains("300 events verified: no problems found");

        execute(store, """
                UPDATE aggregate_heads SET aggregate_version = aggregate_version + 3
                 WHERE aggregate_id LIKE 'order-1%'""");
        execute(store, """
                DELETE FROM events
                 WHERE global_position = (SELECT p FROM (SELECT MIN(global_position) AS p FROM events) first_event)""");
        PupRun damaged = PupRun.of(store, "verify");
        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.out())
                .contains("wrong head: Billing/Order/order-1")
                .contains("missing version: ")
                .contains("version 1 is missing");
        assertThat(damaged.err()).contains("299 events verified: ").contains(", 0 repaired");

        PupRun repaired = PupRun.of(store, "verify", "--repair", "heads");
        assertThat(repaired.exitCode()).isEqualTo(1);
        assertThat(repaired.out()).contains("; repaired");
        PupRun rest = PupRun.of(store, "verify");
        assertThat(rest.out()).doesNotContain("wrong head").contains("missing version");
        assertThat(rest.out().lines()).hasSize(1);
    }

    @Test
    void endsWellIfAllIsRepaired() throws SQLException {
        List<String> store = filled(TestDatabase.SQLITE);
        execute(store, "UPDATE aggregate_heads SET aggregate_version = aggregate_version + 3");
        PupRun repaired =
                PupRun.of(store, "verify", "--repair", "heads", "--limit", "2").succeeded();
        assertThat(repaired.out()).containsPattern("\\.\\.\\. and \\d+ more; increase --limit to show them");
        PupRun.of(store, "verify").succeeded();
        assertThat(PupRun.of(store, "verify", "--repair", "everything").exitCode())
                .isEqualTo(2);
    }

    /** The place is that of a run that was killed: a run from there finds the damage after it, and no other. */
    @ParameterizedTest
    @EnumSource
    void continuesAtTheKeptPlace(TestDatabase database) throws Exception {
        List<String> store = filled(database);
        execute(store, "UPDATE aggregate_heads SET aggregate_version = aggregate_version + 3");
        List<String> all = PupRun.of(store, "verify").out().lines().toList();
        Path place = folder.resolve("place.txt");
        PupRun.of(store, "verify", "--resume", place.toString());
        assertThat(place).doesNotExist();

        String stream = all.get(4).replaceFirst("wrong head: ", "").replaceFirst(": .*", "");
        Files.writeString(
                place,
                Stream.of(stream.split("/", 3))
                        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(" ")));
        PupRun rest = PupRun.of(store, "verify", "--resume", place.toString());
        assertThat(rest.err()).contains("continuing after stream ");
        assertThat(rest.out().lines()).containsExactlyElementsOf(all.subList(5, all.size()));
        assertThat(place).doesNotExist();

        Files.writeString(place, "something else, of four words");
        assertThat(PupRun.of(store, "verify", "--resume", place.toString()).exitCode())
                .isEqualTo(2);
    }
}
