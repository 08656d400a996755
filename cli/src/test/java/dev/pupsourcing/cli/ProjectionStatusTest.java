// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.projection.ErrorPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands for projections say about one of them: what is wrong, who runs it, and what to do. */
class ProjectionStatusTest {

    @TempDir
    Path folder;

    private PatientStore store = new PatientStore(List.of());

    @BeforeEach
    void createStore() throws SQLException {
        store = PatientStore.create(TestDatabase.SQLITE, folder);
    }

    private PupRun projections(String... arguments) {
        return onTerminal(Map.of(), arguments);
    }

    private PupRun onTerminal(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("projections"));
        all.addAll(List.of(arguments));
        all.addAll(store.options());
        return PupRun.with(environment, "", all.toArray(new String[0]));
    }

    private String show(String name) {
        return projections("show", name).succeeded().out();
    }

    @Test
    void aFailureIsShownWithItsTimeAndTheCure() throws Exception {
        store.project("orders", ErrorPolicy.stop(), "o-2");
        assertThat(show("orders"))
                .containsPattern("phase +failed")
                .containsPattern("position +1 of 3, 2 to go, the next event has waited \\d+ s")
                .containsPattern("error policy +STOP")
                .containsPattern("last error +20\\S+Z, \\d+ s ago: .*no such customer")
                .contains("-> correct its handler or its data");
    }

    @Test
    void parkedStreamsAndDeadLettersAreShownWithTheCommandsForThem() throws Exception {
        store.project("orders", ErrorPolicy.park(), "o-2");
        assertThat(show("orders"))
                .containsPattern("phase +caught up")
                .containsPattern("pace +it has handled all events")
                .containsPattern("parked streams +1")
                .containsPattern("no such customer \\(position 2, stream \"Shop/Order/o-2\"\\)")
                .contains("-> see `pup projections parked orders`", "`pup projections replay orders`");
        store.project("sales", ErrorPolicy.deadLetter(), "o-3");
        assertThat(show("sales")).containsPattern("dead letters +1").contains("`pup projections retry-dead sales`");
    }

    @Test
    void aPauseAndAProjectionThatDoesNotRunAreShown() throws Exception {
        store.project("orders", ErrorPolicy.stop(), "none");
        projections("pause", "orders", "--by", "alice: migration").succeeded();
        assertThat(show("orders"))
                .containsPattern("phase +paused since 20\\S+Z by alice: migration")
                .contains("-> run `pup projections resume orders`");
        projections("resume", "orders").succeeded();
        store.append("o-4");
        store.execute("UPDATE projection_checkpoints SET updated_at = '2026-01-31T12:00:00.000000Z'");
        assertThat(show("orders"))
                .containsPattern("phase +not running")
                .containsPattern("pace +0 positions per second\n")
                .contains("-> start the program that runs it");
    }

    @Test
    void workersAreShownWithTheirVersions() throws Exception {
        store.project("orders", ErrorPolicy.stop(), "none");
        store.execute("INSERT INTO projection_owners (projection, owner, expires_at, version) VALUES "
                + "('orders', 'host-1', '2999-01-01T00:00:00.000000Z', '1.2.3'),"
                + "('orders', 'host-2', '2999-01-01T00:00:00.000000Z', NULL),"
                + "('orders', 'gone', '2020-01-01T00:00:00.000000Z', '1.0.0')");
        assertThat(show("orders"))
                .contains("host-1 (version 1.2.3), host-2 (version unknown)")
                .doesNotContain("gone");
    }

    @Test
    void theJsonHasAllFields() throws Exception {
        store.project("orders", ErrorPolicy.deadLetter(), "o-2");
        projections("activate", "orders", "--read-model", "sales", "--yes").succeeded();
        String json = projections("list", "--json").succeeded().out();
        assertThat(json.replaceAll("\"20[^\"]+Z\"", "\"INSTANT\"")
                        .replaceAll("\"owner\" : \"[^\"]+\"", "\"owner\" : \"OWNER\""))
                .isEqualTo("""
                        {
                          "projections" : [ {
                            "projection" : "orders",
                            "phase" : "caught up",
                            "position" : 3,
                            "latest" : 3,
                            "lag" : 0,
                            "waitsSeconds" : null,
                            "positionsPerSecond" : null,
                            "secondsToCatchUp" : 0,
                            "errorPolicy" : "DEAD_LETTER",
                            "pausedBy" : null,
                            "pausedAt" : null,
                            "failure" : null,
                            "failedAt" : null,
                            "parked" : 0,
                            "dead" : 1,
                            "lastError" : "java.lang.IllegalArgumentException: no such customer (position 2, stream \\"Shop/Order/o-2\\")",
                            "lastErrorAt" : "INSTANT",
                            "activeFor" : [ "sales" ],
                            "workers" : [ ],
                            "partitions" : [ {
                              "firstSlot" : 0,
                              "lastSlot" : 1023,
                              "position" : 3,
                              "owner" : "OWNER",
                              "movedAt" : "INSTANT",
                              "leasedBy" : null
                            } ]
                          } ]
                        }
                        """);
        String one = projections("show", "orders", "--json").succeeded().out();
        assertThat(one.replaceAll("\\s", ""))
                .isEqualTo(json.replaceAll("\\s", "").replaceAll("^.{16}|..$", ""));
        assertThat(projections("dead", "orders", "--json").succeeded().out())
                .contains("\"dead\" : [ {", "\"stream\" : \"Shop/Order/o-2\"", "\"position\" : 2");
        assertThat(projections("parked", "orders", "--json").succeeded().out()).contains("\"parked\" : [ ]");
    }

    @Test
    void aLiveViewPrintsOneBlockForEachRound() throws Exception {
        store.project("orders", ErrorPolicy.stop(), "none");
        String blocks =
                projections("list", "--watch=1", "--rounds=2").succeeded().out();
        assertThat(blocks.split("per second", -1)).hasSize(3);
        assertThat(blocks).doesNotContain("\u001b").contains("\n\n");
        String lines = projections("list", "--json", "--watch=1", "--rounds=2")
                .succeeded()
                .out();
        assertThat(lines.lines().filter(line -> line.startsWith("{\"projections\":[")))
                .hasSize(2);
        PupRun screen = onTerminal(
                Map.of("PUP_TERMINAL", "out", "NO_COLOR", "1"), "show", "--watch", "orders", "--rounds", "1");
        assertThat(screen.succeeded().out()).startsWith("\u001b[H\u001b[2J").contains("caught up");
        assertThat(projections("list", "--watch=0").err()).contains("--watch must be at least 1 second, was 0");
        assertThat(projections("list", "--rounds=2").err()).contains("--rounds needs --watch");
    }

    @Test
    void rowsAreShownBelowEachOtherOnANarrowTerminal() throws Exception {
        store.project("orders", ErrorPolicy.stop(), "o-2");
        for (String command : List.of("list", "show orders")) {
            PupRun run =
                    onTerminal(Map.of("PUP_TERMINAL", "out", "PUP_COLUMNS", "40", "NO_COLOR", "1"), command.split(" "));
            assertThat(run.succeeded().out().lines())
                    .filteredOn(line -> !line.startsWith("->"))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40))
                    .anySatisfy(line -> assertThat(line).containsPattern("^projection +orders$"));
        }
    }
}
