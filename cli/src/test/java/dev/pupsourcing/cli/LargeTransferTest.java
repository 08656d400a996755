// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.transfer.GeneratedEvents;
import dev.pupsourcing.cli.transfer.SameEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Moves a large store through all databases with 256 MB of memory: imports it into a file, exports it, imports it into
 * a server, copies it to another, exports it again, and compares the files. {@code -Dpup.transfer.events=N} sets the
 * number of events, 1,000,000 by default.
 */
@Tag("long")
class LargeTransferTest {

    private static final String MEMORY = "-Xmx256m";
    private static final long EVENTS = Long.getLong("pup.transfer.events", 1_000_000);

    @TempDir
    Path folder;

    @Test
    void aMillionEventsGoThroughAllDatabasesInLittleMemory() throws Exception {
        List<String> first = TestDatabase.SQLITE.createStore(folder);
        List<String> second = TestDatabase.POSTGRES.createStore(folder);
        List<String> third = TestDatabase.MARIADB.createStore(folder);
        Path original = GeneratedEvents.write(folder.resolve("original.ndjson"), EVENTS);
        Path exported = folder.resolve("exported.ndjson");
        Path copied = folder.resolve("copied.ndjson");

        pup(Map.of(), "import " + original, first);
        pup(Map.of(), "export --output " + exported, first);
        pup(Map.of(), "import " + exported, second);
        pup(
                Map.of("PUP_FROM_PASSWORD", password(second), "PUP_TO_PASSWORD", password(third)),
                "copy",
                List.of(
                        "--from",
                        second.get(1),
                        "--from-user",
                        second.get(3),
                        "--to",
                        third.get(1),
                        "--to-user",
                        third.get(3)));
        pup(Map.of(), "export --output " + copied, third);

        assertThat(SameEvents.check(original, exported)).isEqualTo(EVENTS);
        assertThat(SameEvents.check(original, copied)).isEqualTo(EVENTS);
    }

    private static String password(List<String> options) {
        return options.size() > 4 ? options.get(5) : "";
    }

    /** Runs the command line in a separate process with little memory. */
    private void pup(Map<String, String> environment, String command, List<String> options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(options);
        Path report = folder.resolve("report.txt");
        ProcessBuilder builder =
                PupProcess.of(List.of(MEMORY, "-XX:+UseSerialGC"), arguments).redirectOutput(report.toFile());
        builder.environment().putAll(environment);
        Instant begin = Instant.now();
        int exitCode = builder.start().waitFor();
        String said = Files.readString(report);
        System.out.println(command.split(" ")[0] + ": " + said.strip() + " (process: "
                + Duration.between(begin, Instant.now()).toSeconds() + " s)");
        assertThat(exitCode).as(said).isZero();
    }
}
