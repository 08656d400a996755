// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of this checkout, and of one whose build is replaced by a script. */
class ExamplesCommandTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private PupRun run(Path checkout, String... arguments) {
        return PupRun.with(Map.of("PUP_CHECKOUT", checkout.toString()), "", arguments);
    }

    @Test
    void listsAllWithWhatTheyShow() throws IOException {
        String list = run(ROOT, "examples", "list").succeeded().out();

        try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
            List<String> names = folders.filter(folder -> Files.exists(folder.resolve("README.md")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(list).containsPattern("(?m)^" + name + " +\\S"));
        }
        assertThat(list).contains("One projection, run once and then continuously.");
    }

    @Test
    void unknownNamesGetASuggestion() {
        PupRun run = run(ROOT, "examples", "run", "singel-worker");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "there is no example \"singel-worker\"; did you mean single-worker?; see `pup examples list`");
    }

    @Test
    void needsACheckout() {
        PupRun run = PupRun.of("examples", "list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("clone it and run ./pup there, or set PUP_CHECKOUT to its folder");
    }

    /** With the real Maven; the second run does not build again. */
    @Test
    void buildsOnceAndRuns() throws Exception {
        Files.deleteIfExists(ROOT.resolve("examples/single-worker/target/pup/example.classpath"));
        String maven = script("exec mvn " + repository() + " \"$@\"");

        String first = output(ROOT, maven, "single-worker");
        assertThat(first)
                .contains("pup: building the example, once")
                .endsWith("once: orders: Order=2\ncontinuously: orders: Order=3, in time: true\n");
        assertThat(output(ROOT, "a-maven-that-is-missing", "single-worker"))
                .isEqualTo("once: orders: Order=2\ncontinuously: orders: Order=3, in time: true\n");
    }

    @Test
    void changedSourcesAreBuiltAgain() throws Exception {
        Path source = waitingExample();
        stopped(start(folder, builder(), "waiting"), "started ");
        Process second = start(folder, "a-maven-that-is-missing", "waiting");
        stopped(second, "started ");

        Files.setLastModifiedTime(source, FileTime.fromMillis(Long.MAX_VALUE));
        assertThat(output(folder, "a-maven-that-is-missing", "waiting"))
                .contains("Maven cannot be started (a-maven-that-is-missing); install it, or set MVN to its path");
    }

    @Test
    void anExampleIsStoppedWithTheCommandAndItsLastLinesAreSeen() throws Exception {
        waitingExample();

        Process process = start(folder, builder(), "waiting", "--db", "jdbc:x", "--help");

        assertThat(stopped(process, "started --db jdbc:x --help")).isEqualTo("stopped\n");
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void errorsOfTheBuildAreShown() throws Exception {
        waitingExample();

        String maven = script("echo noise; echo '[ERROR] Main.java:[3,1] ; expected'; exit 1");
        Process process = start(folder, maven, "waiting");
        assertThat(new String(process.getInputStream().readAllBytes()))
                .contains("[ERROR] Main.java:[3,1] ; expected\npup: the build failed; all of its output is in ")
                .doesNotContain("noise");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    /** A checkout whose only example is a class of these tests; returns its source. */
    private Path waitingExample() throws IOException {
        Path example = folder.resolve("examples/waiting");
        Path sources = Files.createDirectories(example.resolve("src/main/java/dev/pupsourcing/cli/waiting"));
        Files.createFile(folder.resolve("examples/logging.properties"));
        Files.writeString(example.resolve("pom.xml"), "<project><description>Waits.</description></project>");
        return Files.createFile(sources.resolve("Main.java"));
    }

    /** A Maven that writes the class path of these tests. */
    private String builder() throws IOException {
        return script("printf '%s' '" + System.getProperty("java.class.path") + "' > "
                + folder.resolve("examples/waiting/target/pup/example.classpath"));
    }

    private String script(String command) throws IOException {
        Path script = folder.resolve("maven");
        Files.writeString(script, "#!/bin/sh\n" + command + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script.toString();
    }

    /** The option that selects the repository of the build in progress. */
    private static String repository() {
        String repository = System.getProperty("maven.repo.local", "");
        return repository.isEmpty() ? "" : "-Dmaven.repo.local='" + repository + "'";
    }

    private static Process start(Path checkout, String maven, String... example) throws IOException {
        List<String> arguments =
                Stream.concat(Stream.of("examples", "run"), Stream.of(example)).toList();
        ProcessBuilder builder = PupProcess.of(List.of(), arguments);
        builder.environment().put("PUP_CHECKOUT", checkout.toString());
        builder.environment().put("MVN", maven);
        return builder.start();
    }

    private static String output(Path checkout, String maven, String... example) throws IOException {
        return new String(start(checkout, maven, example).getInputStream().readAllBytes());
    }

    /** Stops the process as soon as it has printed a line, and returns what it prints then. */
    private static String stopped(Process process, String line) throws IOException {
        StringBuilder rest = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            for (String read = reader.readLine(); !line.equals(read); read = reader.readLine()) {
                assertThat(read).as("a line before \"%s\"", line).startsWith("pup: building");
            }
            process.toHandle().destroy(); // does not close the stream
            reader.lines().forEach(last -> rest.append(last).append('\n'));
        }
        return rest.toString();
    }
}
