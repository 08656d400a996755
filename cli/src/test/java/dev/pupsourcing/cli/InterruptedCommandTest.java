// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.transfer.GeneratedEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The end of a process in the middle of a command, and two of the same command together: nothing is lost, and it can be
 * run again. The signal is SIGTERM, which the JVM handles like Ctrl-C but for the exit code; processes that a shell has
 * started in the background ignore SIGINT, and so do those that they start.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InterruptedCommandTest {

    private static final int EVENTS = 8_000;

    /** The exit code of a process that was ended by SIGTERM. */
    private static final int ENDED = 143;

    @TempDir
    Path folder;

    private static Process start(List<String> store, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(store);
        return PupProcess.of(List.of(), all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long events(List<String> store) {
        return PupRun.of(store, "export").succeeded().out().lines().count();
    }

    /** Ends the process, and returns the exit code. */
    private static int end(Process process) throws Exception {
        process.destroy();
        return process.waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "copy"})
    void aTransferThatWasInterruptedIsRunAgain(String command) throws Exception {
        Path file = GeneratedEvents.write(folder.resolve("events.ndjson"), EVENTS);
        List<String> source = TestDatabase.SQLITE.createStore(folder);
        PupRun.of(source, "import", file.toString()).succeeded();
        List<String> target = TestDatabase.SQLITE.createStore(folder);
        String[] arguments = command.equals("import")
                ? new String[] {"import", file.toString(), "--db", target.get(1)}
                : new String[] {"copy", "--from", source.get(1), "--to", target.get(1)};
        Process process = start(List.of(), arguments);
        while (events(target) == 0 && process.isAlive()) {
            Thread.onSpinWait(); // ends at the latest when the process does
        }
        assertThat(end(process)).isIn(ENDED, 0);
        PupRun.of(arguments).succeeded();
        assertThat(events(target)).isEqualTo(EVENTS);
        PupRun.of(target, "verify").succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "projections list --watch=1", "stalls --watch=1", "tail"})
    void aCommandThatReadsEndsWithCodeForInterrupted(String command) throws Exception {
        List<String> store = TestDatabase.SQLITE.createStore(folder);
        PupRun.of(
                        store,
                        "import",
                        GeneratedEvents.write(folder.resolve("events.ndjson"), EVENTS)
                                .toString())
                .succeeded();
        Process process = start(store, command.split(" "));
        assertThat(process.waitFor(1, TimeUnit.SECONDS)).as("ended by itself").isIn(false, command.equals("verify"));
        assertThat(end(process)).isIn(ENDED, command.equals("verify") ? 0 : ENDED);
        PupRun.of(store, "verify").succeeded();
    }

    @Test
    void twoImportsOfTheSameFileStoreEachEventOnce() throws Exception {
        String file = GeneratedEvents.write(folder.resolve("events.ndjson"), EVENTS / 4)
                .toString();
        List<String> store = TestDatabase.SQLITE.createStore(folder);
        Process first = start(store, "import", file);
        Process second = start(store, "import", file);
        assertThat(List.of(first.waitFor(), second.waitFor())).contains(0);
        PupRun.of(store, "import", file).succeeded();
        assertThat(events(store)).isEqualTo(EVENTS / 4);
        PupRun.of(store, "verify").succeeded();
    }
}
