// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Workflows run pinned code, only one step has access to secrets, and the licences of all published dependencies are
 * listed.
 */
class SupplyChainTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern PINNED = Pattern.compile(".*uses: [\\w./-]+@[0-9a-f]{40} # v[\\d.]+");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([\\w.]+)</groupId>\\s*<artifactId>([\\w.-]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);
    private static final List<String> UNPUBLISHED = List.of("architecture", "benchmarks", "docs", "examples", "build");

    @Test
    void actionsArePinnedByCommit() throws IOException {
        for (Path workflow : workflows()) {
            assertThat(Files.readAllLines(workflow))
                    .filteredOn(line -> line.contains("uses:"))
                    .as(workflow.toString())
                    .isNotEmpty()
                    .allMatch(line -> PINNED.matcher(line).matches());
        }
    }

    @Test
    void onlyThePublishingStepSeesSecrets() throws IOException {
        for (Path workflow : workflows()) {
            String[] steps = Files.readString(workflow).split("(?m)^      - ");
            assertThat(steps)
                    .filteredOn(step -> step.contains("secrets."))
                    .allMatch(step -> step.contains("-DskipTests deploy"));
        }
    }

    @Test
    void licencesOfWhatIsNeededAreListed() throws IOException {
        String listed = Files.readString(ROOT.resolve("THIRD-PARTY.md"));
        try (Stream<Path> files = Files.find(ROOT, 4, (path, facts) -> path.endsWith("pom.xml"))) {
            for (Path pom : files.filter(SupplyChainTest::isPublished).toList()) {
                String text =
                        Files.readString(pom).replaceFirst("(?s)<dependencyManagement>.*</dependencyManagement>", "");
                assertThat(DEPENDENCY.matcher(text).results())
                        .filteredOn(match -> !match.group(3).contains("<scope>test</scope>"))
                        .extracting(match -> match.group(1) + ":" + match.group(2))
                        .filteredOn(name -> !name.startsWith("dev.pupsourcing:"))
                        .as(pom.toString())
                        .allMatch(name -> listed.contains("| " + name + " |"));
            }
        }
    }

    private static boolean isPublished(Path pom) {
        String module = ROOT.relativize(pom).getName(0).toString();
        return !UNPUBLISHED.contains(module)
                && !pom.toString().contains("target")
                && !pom.toString().contains("src");
    }

    private static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
            return files.toList();
        }
    }
}
