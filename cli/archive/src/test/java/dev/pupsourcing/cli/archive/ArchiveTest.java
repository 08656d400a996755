// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive is unpacked, and runs without the environment of a shell. */
class ArchiveTest {

    private static final String ROOT = System.getProperty("archive.root");
    private static final Path ARCHIVE = Path.of(System.getProperty("archive.folder"));

    /** Only the variable that says where Java is. */
    private static final Map<String, String> EMPTY = Map.of("JAVA_HOME", System.getProperty("java.home"));

    @TempDir
    private static Path folder;

    private static Path home;

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void unpack() throws Exception {
        home = folder.resolve(ROOT);
        Path archive = ARCHIVE.resolve(ROOT + ".tar.gz");
        assertThat(run(List.of("tar", "-xzf", archive.toString()), Map.of("PATH", System.getenv("PATH"))))
                .isEqualTo(new Run(0, "", ""));
    }

    @Test
    void runsWithAnEmptyEnvironment() throws Exception {
        assertThat(pup(EMPTY, "schema", "apply", "--db", "orders.db").exitCode())
                .isZero();
        Run log = pup(EMPTY, "log", "--db", "orders.db");
        assertThat(log.exitCode()).isZero();
        assertThat(log.out()).contains("| position |");
        assertThat(log.err()).contains("no more events");
        Run misspelt = pup(EMPTY, "lgo");
        assertThat(misspelt.exitCode()).isEqualTo(2);
        assertThat(misspelt.err()).contains("did you mean log?");
    }

    /** The JVM finds no class in an archive of classes if the class path contains a space, so none is made. */
    @Test
    void runsInAFolderWithASpaceInItsName() throws Exception {
        Path spaced = Files.createDirectories(folder.resolve("two words"));
        Files.createSymbolicLink(spaced.resolve("lib"), home.resolve("lib"));
        Path launcher = Files.copy(home.resolve("pup"), spaced.resolve("pup"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(run(List.of(launcher.toString(), "--version"), EMPTY).out()).startsWith("pup ");
        assertThat(spaced.resolve("cache")).doesNotExist();
    }

    @Test
    void runsThroughALinkAndNamesWhatIsMissing() throws Exception {
        Files.createSymbolicLink(folder.resolve("linked"), Path.of(ROOT, "pup"));
        assertThat(run(List.of("./linked", "--version"), EMPTY).out()).startsWith("pup ");
        Run without = run(List.of("./linked", "--version"), Map.of("JAVA_HOME", "/nowhere"));
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("no Java found (/nowhere/bin/java)", "JAVA_HOME");
    }

    /** Later starts find the archive of classes that the first has made; a damaged or empty one is not used. */
    @Test
    void laterStartsLoadSharedClasses() throws Exception {
        Path cache = folder.resolve("classes");
        assertThat(loadedFromArchive("")).isFalse();
        assertThat(loadedFromArchive(cache.toString())).isTrue();
        try (Stream<Path> files = Files.list(cache)) {
            Path archive = files.findFirst().orElseThrow();
            Files.delete(archive);
            for (String content : List.of("", "damaged")) {
                Files.writeString(archive, content);
                assertThat(loadedFromArchive(cache.toString())).isFalse();
                assertThat(archive).hasContent(content);
            }
        }
    }

    private static boolean loadedFromArchive(String cache) throws Exception {
        Map<String, String> environment = new HashMap<>(EMPTY);
        environment.put("PUP_CACHE", cache);
        environment.put("PUP_JAVA_OPTS", "-Xlog:class+load:file=classes.txt");
        Run run = pup(environment, "--version");
        assertThat(run).isEqualTo(new Run(0, run.out(), ""));
        assertThat(run.out()).startsWith("pup ").hasLineCount(1);
        return Files.readString(folder.resolve("classes.txt"))
                .lines()
                .anyMatch(line -> line.contains(" dev.pupsourcing.cli.Main source: shared objects file"));
    }

    @Test
    void holdsManualPagesCompletionsAndLicences() throws Exception {
        assertThat(Files.readString(home.resolve("man/man1/pup-schema-apply.1")))
                .startsWith(".TH \"PUP-SCHEMA-APPLY\" 1")
                .contains("\\fB\\-\\-db\\fR=\\fIURL\\fR", ".SH \"EXIT STATUS\"", ".BR pup\\-schema (1)");
        assertThat(home.resolve("man/man1/pup.1")).exists();
        assertThat(home.resolve("man/man1/pup-warm-up.1")).doesNotExist();
        assertThat(Files.readString(home.resolve("completions/pup.bash"))).contains("projections", "--table-prefix");
        assertThat(home.resolve("licences/LICENSE")).exists();
        assertThat(home.resolve("licences/THIRD-PARTY.md")).exists();
    }

    /** The launcher of Windows is not run here; it must start the same program. */
    @Test
    void theZipHasTheSameFiles() throws Exception {
        TreeSet<String> unpacked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(home)) {
            files.filter(file -> Files.isRegularFile(file) && !file.startsWith(home.resolve("cache")))
                    .forEach(file -> unpacked.add(folder.relativize(file).toString()));
        }
        try (ZipFile zip = new ZipFile(ARCHIVE.resolve(ROOT + ".zip").toFile())) {
            assertThat(zip.stream().filter(entry -> !entry.isDirectory()).map(Object::toString))
                    .containsExactlyInAnyOrderElementsOf(unpacked)
                    .contains(ROOT + "/pup", ROOT + "/pup.cmd");
        }
        String windows = Files.readString(home.resolve("pup.cmd"));
        assertThat(windows)
                .contains("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED")
                .contains("lib\\*\" dev.pupsourcing.cli.Main %*\r\n");
    }

    private static Run pup(Map<String, String> environment, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(home.resolve("pup").toString()));
        line.addAll(List.of(arguments));
        return run(line, environment);
    }

    private static Run run(List<String> line, Map<String, String> environment) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(out), Files.readString(err));
    }
}
