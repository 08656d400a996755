// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.transfer.GeneratedEvents;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that show stored events. */
class LookCommandTest {

    @TempDir
    Path folder;

    private List<String> store = List.of();

    @BeforeEach
    void fill() throws Exception {
        store = TestDatabase.SQLITE.createStore(folder);
        Path events = GeneratedEvents.write(folder.resolve("events.ndjson"), 200);
        PupRun.of(store, "import", events.toString()).succeeded();
    }

    @Test
    void showsAPageOfTheLog() {
        PupRun run = PupRun.of(store, "log", "--limit", "3", "--after", "5").succeeded();
        assertThat(run.out())
                .containsPattern("\\| +6 \\|")
                .containsPattern("\\| +8 \\|")
                .doesNotContain("| 9 |");
        assertThat(run.err()).contains("more events follow: --after 8 shows them (the log ends at position 200)");
    }

    @Test
    void showsALogAsLinesThatCanBeImported() throws Exception {
        PupRun run = PupRun.of(store, "log", "--limit", "10", "--json").succeeded();
        Path lines = Files.writeString(folder.resolve("page.ndjson"), run.out());
        assertThat(PupRun.of("import", "--check", lines.toString()).succeeded().err())
                .contains("10 lines are valid");
    }

    @Test
    void showsOneStreamAsItWas() {
        String stream = "Billing/Order/order-0/ü😀";
        PupRun whole = PupRun.of(store, "streams", "show", stream, "--json").succeeded();
        PupRun first = PupRun.of(store, "streams", "show", stream, "--to", "1", "--json")
                .succeeded();
        assertThat(whole.out()).startsWith(first.out());
        assertThat(first.out().lines()).hasSize(1);
        assertThat(PupRun.of(store, "streams", "show", stream).succeeded().out())
                .contains("| version |");
    }

    @Test
    void tailEndsAfterSoManyEvents() {
        PupRun run = PupRun.of(store, "tail", "--after", "190", "--limit", "4").succeeded();
        assertThat(run.out().lines()).hasSize(4);
        assertThat(run.out()).startsWith("191  ");
    }

    /** Ids and payloads come from users; they must not control a terminal or forge lines. */
    @Test
    void nothingReachesATerminalThatItWouldObey() throws Exception {
        StreamId hostile = StreamId.of("Sales", "Order", "\u009b2J\u001b]0;x\u0007\n999  forged \u202e");
        Pupsourcing.create("jdbc:sqlite:" + store.get(1))
                .append(
                        ExpectedVersion.noStream(),
                        Event.builder(hostile, "Placed\u001b[31m\u2028x")
                                .payload("{\"a\":\"\u009b31m\u202e\"}")
                                .build());
        Map<String, String> terminal = Map.of("PUP_TERMINAL", "out err", "NO_COLOR", "1");
        for (String command : List.of("tail --after 200 --limit 1", "log --after 200")) {
            for (String json : List.of("", " --json")) {
                String[] words = (command + json + " --db " + store.get(1)).split(" ");
                PupRun run = PupRun.with(terminal, "", words).succeeded();
                assertThat((run.out() + run.err()).replace('\n', ' ').codePoints())
                        .as(run.out())
                        .allMatch(PrintableText::isShown);
                assertThat(run.out().lines()).noneMatch(line -> line.startsWith("999"));
            }
        }
    }

    @Test
    void tellsWhatIsNotThere() {
        PupRun run = PupRun.of(store, "streams", "show", "Shop/Order/none");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no events found in \"Shop/Order/none\"").hasLineCount(1);
        assertThat(PupRun.of(store, "streams", "show", "order-1").exitCode()).isEqualTo(2);
    }
}
