// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Documents contain only code that the build has compiled and run, and their links are valid. */
class DocumentsTest {

    private static final Pattern REGION =
            Pattern.compile("^ *// region [^\\n]*\\n(.*?)^ *// endregion", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Set<String> LANGUAGES =
            Set.of("java", "xml", "sh", "sql", "text", "json", "yaml", "properties");

    @Test
    void javaIsARegionOfATest() {
        Set<String> regions = Repository.MODULES.stream()
                .flatMap(module -> module.runSources().stream())
                .flatMap(source -> REGION.matcher(source.text()).results())
                .map(region -> normal(region.group(1)))
                .collect(Collectors.toSet());

        assertThat(Document.blocks("java"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(regions)
                        .as("regions (// region NAME ... // endregion) of tests; %s has another block", block)
                        .contains(normal(block.text())));
    }

    @Test
    void sqlIsPartOfAResource() {
        List<String> resources = Repository.files(Repository.ROOT, Set.of("target"), DocumentsTest::isSql).stream()
                .map(file -> spaceless(Repository.text(file)))
                .toList();

        assertThat(resources).isNotEmpty();
        assertThat(Document.blocks("sql"))
                .allSatisfy(block -> assertThat(resources)
                        .as("SQL of %s", block)
                        .anyMatch(resource -> resource.contains(spaceless(block.text()))));
    }

    @Test
    void dependenciesAreThoseOfThisVersion() {
        Set<String> artifacts = Repository.MODULES.stream()
                .filter(Module::published)
                .map(module -> module.pom().artifactId())
                .collect(Collectors.toCollection(TreeSet::new));
        artifacts.addAll(Repository.module("build").pom().texts("//dependency/artifactId"));
        String version = Repository.module("build").pom().text("/project/version");

        assertThat(Document.blocks("xml")).isNotEmpty().allSatisfy(block -> {
            assertThat(artifacts).containsAll(found(ARTIFACT, block.text()));
            assertThat(found(VERSION, block.text())).allMatch(version::equals);
        });
    }

    @Test
    void blocksNameALanguageThatIsChecked() {
        assertThat(Document.all())
                .allSatisfy(document -> assertThat(document.blocks())
                        .allSatisfy(block -> assertThat(LANGUAGES)
                                .as("language of %s", block)
                                .contains(block.language())));
    }

    @Test
    void linksLeadSomewhere() {
        for (Document document : Document.all()) {
            Path folder = document.file().getParent();
            assertThat(document.localLinks())
                    .as("links of %s", document)
                    .allMatch(link -> Files.exists(folder.resolve(link)));
        }
    }

    @Test
    void everyChapterIsInTheIndex() {
        Path guide = Repository.module("docs").folder();
        List<String> listed = new Document(guide.resolve("README.md")).localLinks();

        assertThat(Document.all())
                .map(Document::file)
                .filteredOn(file -> file.getParent().equals(guide) && !file.endsWith("README.md"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(listed)
                        .as("chapters that docs/README.md lists")
                        .contains(file.getFileName().toString()));
    }

    private static boolean isSql(Path file) {
        return file.toString().endsWith(".sql");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String normal(String code) {
        return code.stripTrailing()
                .stripIndent()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String spaceless(String sql) {
        return sql.replaceAll("\\s+", "");
    }
}
