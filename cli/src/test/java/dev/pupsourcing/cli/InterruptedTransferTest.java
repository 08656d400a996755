// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.transfer.GeneratedEvents;
import dev.pupsourcing.cli.transfer.SameEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfers that are killed or get invalid input lose no events and store none twice. */
class InterruptedTransferTest {

    private static final int EVENTS = 20_000;

    @TempDir
    Path folder;

    @Test
    void anImportThatWasKilledIsRunAgain() throws Exception {
        Path original = GeneratedEvents.write(folder.resolve("original.ndjson"), EVENTS);
        Path exported = folder.resolve("exported.ndjson");
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        List<String> arguments = new ArrayList<>(List.of("import", original.toString()));
        arguments.addAll(store);
        Process process = PupProcess.of(List.of(), arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (looksEmpty(store) && process.isAlive()) {
                Thread.onSpinWait(); // ends at the latest when the process does
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        long before = PupRun.of(store, "export").succeeded().out().lines().count();
        PupRun again = PupRun.of(store, "import", original.toString()).succeeded();
        PupRun.of(store, "export", "-o", exported.toString()).succeeded();

        assertThat(before).isBetween(1000L, EVENTS - 1L);
        assertThat(again.err())
                .contains(String.format(
                        Locale.ROOT,
                        "imported %,d events, skipped %,d that were already stored",
                        EVENTS - before,
                        before));
        assertThat(SameEvents.check(original, exported)).isEqualTo(EVENTS);
    }

    private static boolean looksEmpty(List<String> store) {
        return PupRun.of(store, "export").out().isEmpty();
    }

    @Test
    void aRepeatedLineIsStoredOnce() throws Exception {
        List<String> lines = original(5);
        lines.add(3, lines.get(0));
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun run = PupRun.of(store, "import", write("twice.ndjson", lines)).succeeded();

        assertThat(run.err()).contains("imported 5 events, skipped 1 that were already stored");
    }

    @Test
    void aDuplicateIdInTheInputIsRefused() throws Exception {
        List<String> lines = original(5);
        String twin = lines.get(0).replaceFirst("\"aggregateId\":\"[^\"]*\"", "\"aggregateId\":\"another one\"");
        lines.add(twin);
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun run = PupRun.of(store, "import", write("twins.ndjson", lines));

        assertThat(twin).isNotEqualTo(lines.get(0));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("line 6: event id ")
                .contains("is already stored elsewhere, or occurs twice in the input")
                .contains("(5 stored, 0 skipped)");
        assertThat(PupRun.of(store, "export").succeeded().out().lines()).hasSize(5);
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() throws Exception {
        List<String> store = TestDatabase.SQLITE.createStore(folder);
        Path nowhere = folder.resolve("missing").resolve("out.ndjson");

        PupRun run = PupRun.of(store, "export", "-o", nowhere.toString());
        PupRun directory = PupRun.of(store, "export", "--force", "-o", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("pup: ").contains(nowhere.toString()).hasLineCount(1);
        assertThat(directory.exitCode()).isEqualTo(1);
        assertThat(directory.err())
                .startsWith("pup: ")
                .contains(folder.toString())
                .hasLineCount(1);
    }

    @Test
    void pathsMayHoldBlanks() throws Exception {
        Path blanks = Files.createDirectory(folder.resolve("a folder with blanks & ünïcode"));
        Path original = GeneratedEvents.write(blanks.resolve("all events.ndjson"), 100);
        Path exported = blanks.resolve("exported events.ndjson");
        List<String> store = TestDatabase.SQLITE.createStore(blanks);

        PupRun.of(store, "import", original.toString()).succeeded();
        PupRun.of(store, "export", "-o", exported.toString()).succeeded();

        assertThat(SameEvents.check(original, exported)).isEqualTo(100);
    }

    private List<String> original(int events) throws IOException {
        return new ArrayList<>(Files.readAllLines(GeneratedEvents.write(folder.resolve("original.ndjson"), events)));
    }

    private String write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines).toString();
    }
}
