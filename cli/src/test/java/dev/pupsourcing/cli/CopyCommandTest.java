// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.testkit.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A move to another store while programs append: the copy follows, and ends with the same log and checkpoints. */
class CopyCommandTest {

    private static final StreamId STREAM = StreamId.of("Shop", "Order", "order-1");

    @TempDir
    Path folder;

    private List<String> from = List.of();
    private Pupsourcing source = null;

    @BeforeEach
    void fill() throws Exception {
        from = TestDatabase.SQLITE.createStore(folder);
        source = TestDatabase.SQLITE.open(from);
        append(source, 3);
    }

    @ParameterizedTest
    @EnumSource
    void followsAndMovesProjections(TestDatabase database) throws Exception {
        List<String> to = database.createStore(folder);
        Pupsourcing target = database.open(to);
        List<Long> handled = new ArrayList<>();
        Projection orders = Projection.of("orders", (tx, event) -> handled.add(event.aggregateVersion()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(keyboard)) {
            Console console = new Console(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    input,
                    environment(to),
                    InstantSource.system());
            CompletableFuture<Integer> copy = CompletableFuture.supplyAsync(
                    () -> Main.run(console, arguments(to, "--follow", "--checkpoints", "--compare")));
            Waiting.until("the first events are copied", () -> version(target) == 3);
            append(source, 2);
            Waiting.until("later events are copied", () -> version(target) == 5);
            append(source, 1);
            ProjectionRunner.of(source, orders).runOnce();
            keyboard.write('\n');
            assertThat(copy.get(1, TimeUnit.MINUTES))
                    .as(out.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("press Enter to finish", "copied 6 events", "both logs hold the same 6 events")
                .contains("projection \"orders\" continues in the target after position ");
        append(target, 1);
        ProjectionRunner.of(target, orders).runOnce();
        assertThat(handled).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    /** An interrupted copy left events and no checkpoint; the second run skips the events. */
    @Test
    void isRunAgain() throws Exception {
        List<String> to = TestDatabase.SQLITE.createStore(folder);
        ProjectionRunner.of(source, Projection.of("orders", (tx, event) -> {})).runOnce();
        copy(to).succeeded();
        append(source, 1);
        PupRun again = copy(to, "--checkpoints", "--compare").succeeded();
        assertThat(again.err()).contains("copied 1 events, skipped 3 that were already stored");
        assertThat(again.out()).contains("both logs hold the same 4 events");
        assertThat(ProjectionAdmin.of(TestDatabase.SQLITE.open(to))
                        .find("orders")
                        .orElseThrow()
                        .position())
                .isEqualTo(3);
        assertThat(copy(to, "--checkpoints").succeeded().out())
                .contains("projection \"orders\" exists in the target, and was not changed");
    }

    @Test
    void findsDifferences() throws Exception {
        List<String> to = TestDatabase.SQLITE.createStore(folder);
        TestDatabase.SQLITE
                .open(to)
                .append(
                        ExpectedVersion.noStream(),
                        Event.builder(StreamId.of("Shop", "Order", "other"), "Placed")
                                .build());
        ProjectionRunner.of(source, Projection.of("orders", (tx, event) -> {})).runOnce();

        PupRun compared = copy(to, "--compare");
        assertThat(compared.exitCode()).isEqualTo(1);
        assertThat(compared.err()).contains("the two logs differ: position 1 of the source holds event ");

        PupRun translated = copy(to, "--checkpoints");
        assertThat(translated.exitCode()).isEqualTo(1);
        assertThat(translated.err())
                .contains("has handled 3 events of the source, but up to the same event the target holds 4")
                .contains("no checkpoint was copied");
        assertThat(ProjectionAdmin.of(TestDatabase.SQLITE.open(to)).list()).isEmpty();

        append(TestDatabase.SQLITE.open(to), 1);
        assertThat(copy(to, "--compare").err()).contains("the two logs differ");
    }

    @Test
    void needsTheWholeLog() {
        assertThat(copy(from, "--checkpoints", "--context", "Shop").exitCode()).isEqualTo(2);
        assertThat(copy(from, "--compare", "--after", "1").err()).contains("need the whole log");
    }

    private PupRun copy(List<String> to, String... more) {
        return PupRun.with(environment(to), "", arguments(to, more));
    }

    private String[] arguments(List<String> to, String... more) {
        List<String> all = new ArrayList<>(List.of("copy", "--from", from.get(1), "--to", to.get(1)));
        if (to.size() > 3) {
            all.addAll(List.of("--to-user", to.get(3)));
        }
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    private static Map<String, String> environment(List<String> to) {
        return to.size() > 5 ? Map.of("PUP_TO_PASSWORD", to.get(5)) : Map.of();
    }

    private static long version(Pupsourcing store) {
        return store.readStream(STREAM).version();
    }

    private static void append(Pupsourcing store, int events) {
        for (int i = 0; i < events; i++) {
            store.append(ExpectedVersion.any(), Event.builder(STREAM, "Placed").build());
        }
    }
}
