// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.transfer.GeneratedEvents;
import dev.pupsourcing.cli.transfer.SameEvents;
import dev.pupsourcing.internal.text.PrintableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events are moved from one store to another and keep every byte. */
class TransferTest {

    private static final int EVENTS = 3000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void eventsComeBackAsTheyWere(TestDatabase database) throws Exception {
        Path original = original(EVENTS);
        Path exported = folder.resolve("exported.ndjson");
        List<String> store = database.createStore(folder);

        PupRun imported = PupRun.of(store, "import", original.toString()).succeeded();
        assertThat(imported.err()).contains("imported 3,000 events");
        PupRun.of(store, "export", "--output", exported.toString()).succeeded();

        assertThat(SameEvents.check(original, exported)).isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatedImportStoresNothingTwice(TestDatabase database) throws Exception {
        Path half = original(EVENTS / 2);
        Path whole = original(EVENTS);
        List<String> store = database.createStore(folder);

        PupRun.of(store, "import", half.toString()).succeeded();
        PupRun second = PupRun.of(store, "import", whole.toString()).succeeded();
        PupRun third = PupRun.of(store, "import", whole.toString()).succeeded();

        assertThat(second.err()).contains("imported 1,500 events, skipped 1,500 that were already stored");
        assertThat(third.err()).contains("imported 0 events, skipped 3,000 that were already stored");
    }

    @Test
    void copiesFromStoreToStore() throws Exception {
        Path original = original(EVENTS);
        Path exported = folder.resolve("exported.ndjson");
        List<String> from = TestDatabase.SQLITE.createStore(folder);
        List<String> to = TestDatabase.SQLITE.createStore(folder);
        PupRun.of(from, "import", original.toString()).succeeded();

        PupRun copied =
                PupRun.of("copy", "--from", from.get(1), "--to", to.get(1)).succeeded();
        assertThat(copied.err()).contains("copied 3,000 events");
        PupRun.of(to, "export", "-o", exported.toString()).succeeded();

        assertThat(SameEvents.check(original, exported)).isEqualTo(EVENTS);
        assertThat(PupRun.of("copy", "--from", from.get(1), "--to", from.get(1)).err())
                .isEqualTo("pup: --from and --to must be different event stores\n");
    }

    @Test
    void readsStandardInputAndWritesStandardOutput() throws Exception {
        Path original = original(100);
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun.with(Map.of("PUP_DB", store.get(1)), Files.readAllBytes(original), "import", "-")
                .succeeded();
        PupRun exported = PupRun.of(store, "export").succeeded();

        Path output = Files.writeString(folder.resolve("output.ndjson"), exported.out());
        assertThat(SameEvents.check(original, output)).isEqualTo(100);
    }

    @Test
    void aScopedExportHoldsWhatIsInScope() throws Exception {
        List<String> store = TestDatabase.SQLITE.createStore(folder);
        PupRun.of(store, "import", original(300).toString()).succeeded();

        PupRun billing = PupRun.of(store, "export", "--context", "Billing").succeeded();

        long expected = Files.readAllLines(folder.resolve("original-300.ndjson")).stream()
                .filter(line -> line.contains("\"Billing\""))
                .count();
        assertThat(billing.out().lines().filter(line -> !line.isEmpty())).hasSize((int) expected);
    }

    @Test
    void anExportThatWasCutOffGoesOn() throws Exception {
        Path original = original(EVENTS);
        Path exported = folder.resolve("exported.ndjson");
        List<String> store = TestDatabase.SQLITE.createStore(folder);
        PupRun.of(store, "import", original.toString()).succeeded();
        PupRun.of(store, "export", "-o", exported.toString()).succeeded();
        byte[] whole = Files.readAllBytes(exported);

        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1, whole.length}) {
            Files.write(exported, java.util.Arrays.copyOf(whole, length));
            PupRun.of(store, "export", "--resume", "-o", exported.toString()).succeeded();
            assertThat(Files.readAllBytes(exported)).isEqualTo(whole);
        }
    }

    @Test
    void aFileOfAnotherStoreIsNotContinued() throws Exception {
        Path original = original(10);
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun run = PupRun.of(store, "export", "--resume", "-o", original.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is not in this store at position 10");
        assertThat(Files.readAllLines(original)).hasSize(10);
    }

    @Test
    void aBadLineInAFileIsReportedBeforeAnythingIsStored() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(original(50)));
        lines.set(19, "{\"no\": \"event\"}");
        lines.set(29, "not JSON");
        Path bad = Files.write(folder.resolve("bad.ndjson"), lines);
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun run = PupRun.of(store, "import", bad.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("bad.ndjson, line 20: field \"no\" is unknown; known are [position, boundedContext")
                .contains("bad.ndjson, line 30: is not valid JSON")
                .endsWith("has lines that are not events; nothing was stored\n");
        assertThat(export(store)).isEmpty();
    }

    @Test
    void aBadLineOfStandardInputEndsTheImportAfterTheLinesBeforeIt() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(original(50)));
        lines.set(19, "{}");
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun run = PupRun.with(Map.of("PUP_DB", store.get(1)), String.join("\n", lines), "import", "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("line 20: ").contains("later ones are not (19 stored, 0 skipped)");
        assertThat(export(store)).hasSize(19);
    }

    @Test
    void aLastLineThatIsCutOffIsReported() throws Exception {
        String whole = Files.readString(original(5));
        Path bad = Files.writeString(folder.resolve("cut.ndjson"), whole.substring(0, whole.length() - 20));
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun run = PupRun.of(store, "import", bad.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("line 5: is incomplete: the input ends without a line break");
        assertThat(export(store)).isEmpty();
    }

    @Test
    void anotherEventInTheSamePlaceIsRefused() throws Exception {
        List<String> lines = Files.readAllLines(original(20));
        List<String> store = TestDatabase.SQLITE.createStore(folder);
        PupRun.of(store, "import", folder.resolve("original-20.ndjson").toString())
                .succeeded();
        Path other = Files.writeString(
                folder.resolve("other.ndjson"), lines.get(0).replace("\"Changed\"", "\"Moved\"") + "\n");

        PupRun run = PupRun.of(store, "import", other.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("line 1: the store has a different event as version 1 of stream")
                .contains("it has the same event id but different content");
    }

    @Test
    void anEventWhoseForerunnersAreMissingIsRefused() throws Exception {
        List<String> lines = Files.readAllLines(original(200));
        String later = lines.stream()
                .filter(line -> line.contains("\"aggregateVersion\":3,"))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(folder.resolve("later.ndjson"), later + "\n");
        List<String> store = TestDatabase.SQLITE.createStore(folder);

        PupRun run = PupRun.of(store, "import", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is at version 0 in the store, so version 3 cannot follow");
    }

    @Test
    void anExportIsItsOwnersAlone() throws Exception {
        List<String> options = TestDatabase.SQLITE.createStore(folder);
        Path file = folder.resolve("private.ndjson");
        PupRun.of(options, "export", "-o", file.toString()).succeeded();
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void problemsOfAFileCannotForgeLines() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.ndjson"), "{\"a\u009b\u202e\\u001b[2J\\n\":1}\n");
        PupRun run = PupRun.of("import", "--check", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(2);
        assertThat(run.err().replace('\n', ' ').codePoints()).as(run.err()).allMatch(PrintableText::isShown);
    }

    @Test
    void checksWithoutStoring() throws IOException {
        PupRun run = PupRun.of("import", "--check", original(10).toString()).succeeded();
        assertThat(run.err()).contains("10 lines are valid");
    }

    private Path original(int events) throws IOException {
        return GeneratedEvents.write(folder.resolve("original-" + events + ".ndjson"), events);
    }

    private static List<String> export(List<String> store) {
        return new String(
                        PupRun.of(store, "export").succeeded().out().getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
