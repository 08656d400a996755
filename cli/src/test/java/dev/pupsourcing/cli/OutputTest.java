// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.ResultStream;
import dev.pupsourcing.cli.transfer.GeneratedEvents;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be written, and results on terminals. */
class OutputTest {

    private static final int EVENTS = 40;

    @TempDir
    Path folder;

    private List<String> store = List.of();

    @BeforeEach
    void fill() throws Exception {
        store = TestDatabase.SQLITE.createStore(folder);
        Path events = GeneratedEvents.write(folder.resolve("events.ndjson"), EVENTS);
        PupRun.of(store, "import", events.toString()).succeeded();
    }

    /** A stream whose writes fail as those of the operating system do. */
    private static final class Failing extends OutputStream {

        private final String reason;

        Failing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int value) throws IOException {
            throw new IOException(reason);
        }
    }

    private PupRun runInto(OutputStream out, boolean pipe, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                ResultStream.of(out, () -> pipe),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                Map.of(),
                InstantSource.system());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(store);
        int exitCode = Main.run(console, all.toArray(new String[0]));
        return new PupRun(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"log", "log --json", "export", "tail --after 1 --limit 3", "schema check", "projections list"})
    void aFullDiskIsAFailure(String command) {
        PupRun run = runInto(new Failing("No space left on device"), false, command.split(" "));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("pup: standard output cannot be written: No space left on device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "log --json", "export", "tail --after 1 --limit 3", "schema check"})
    void aReaderThatHasEndedIsNotReported(String command) {
        for (boolean pipe : List.of(true, false)) {
            PupRun run = runInto(new Failing(pipe ? "cassé" : "Broken pipe"), pipe, command.split(" "));
            assertThat(run.exitCode()).isEqualTo(141);
            assertThat(run.err()).doesNotContain("pup:");
        }
    }

    @Test
    void aProcessEndsLikeOthersWithoutAReader() throws Exception {
        for (String command : List.of("log", "export")) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(store);
            Process process = PupProcess.of(List.of(), arguments).start();
            process.getInputStream().close();
            assertThat(process.waitFor()).as(command).isEqualTo(141);
        }
    }

    @Test
    void aProcessFailsOnAFullDevice() throws Exception {
        File full = new File("/dev/full");
        if (!full.exists()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("log"));
        arguments.addAll(store);
        Process process =
                PupProcess.of(List.of(), arguments).redirectOutput(full).start();
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void thereIsMoreOnlyIfThereIs() {
        String last = Integer.toString(EVENTS);
        assertThat(PupRun.of(store, "log", "--limit", last).succeeded().err()).contains("no more events");
        assertThat(PupRun.of(store, "log", "--limit", "39").succeeded().err())
                .contains("more events follow: " + "--after 39");
        assertThat(PupRun.of(store, "log", "--limit", "1", "--after", "39")
                        .succeeded()
                        .err())
                .contains("no more events");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 132})
    void tablesFitTheTerminal(int columns) {
        Map<String, String> terminal =
                Map.of("PUP_TERMINAL", "out", "PUP_COLUMNS", Integer.toString(columns), "NO_COLOR", "1");
        for (String command : List.of(
                "log",
                "projections list",
                "streams list",
                "stats",
                "doctor",
                "streams show Billing/Order/order-0/ü😀")) {
            List<String> all = new ArrayList<>(List.of(command.split(" ")));
            all.addAll(store);
            PupRun run = PupRun.with(terminal, "", all.toArray(new String[0])).succeeded();
            assertThat(run.out().lines()).allMatch(line -> line.length() <= columns);
        }
        assertThat(PupRun.of(store, "log").succeeded().out().lines()).anyMatch(line -> line.length() > 132);
    }

    @Test
    void misspeltWordsGetASuggestion() {
        assertSuggestion("unknown command \"lgo\"; did you mean log?", "lgo");
        assertSuggestion("unknown command \"exprot\"; did you mean export?", "exprot");
        assertSuggestion("unknown command \"rest\"; did you mean reset?", "projections", "rest", "orders");
        assertSuggestion("unknown option \"--limt\"; did you mean --limit?", "log", "--limt", "3");
        assertSuggestion("unknown option \"--tabel-prefix\"; did you mean --table-prefix?", "log", "--tabel-prefix=x");
        assertSuggestion("there is no command \"lgo\"; did you mean log?", "help", "lgo");
        assertSuggestion("unknown command \"frobnicate\"; see", "frobnicate");
    }

    private static void assertSuggestion(String message, String... arguments) {
        PupRun run = PupRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
    }
}
