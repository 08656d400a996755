// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prose keeps to docs/style.md: the expressions of architecture/refused-words.txt match nothing in comments, messages,
 * documents, help texts, POMs and workflows. What architecture/language.txt allows may fall and never rise.
 */
class LanguageTest {

    private static final Path ALLOWANCES =
            Repository.module("architecture").folder().resolve("language.txt");
    private static final List<Pattern> PATTERNS = lines(
                    Repository.module("architecture").folder().resolve("refused-words.txt"))
            .map(Pattern::compile)
            .toList();

    /** It quotes the words that it advises against. */
    private static final Path STYLE = Repository.module("docs").folder().resolve("style.md");

    /** One refused word in a file, with its neighbours. */
    private record Finding(String module, String place) {}

    @Test
    void proseHasNoRefusedWords() throws IOException {
        List<Finding> findings =
                files().flatMap(file -> findings(Prose.of(file))).toList();
        Map<String, Long> now = findings.stream().collect(groupingBy(Finding::module, TreeMap::new, counting()));
        if (Boolean.getBoolean("language.write")) {
            Files.writeString(ALLOWANCES, allowances(now));
        }
        Map<String, Long> allowed = allowances();

        // Text that moves from one module to another does not raise the sum.
        if (sum(now) > sum(allowed)) {
            assertThat(findings)
                    .filteredOn(finding -> now.get(finding.module()) > allowed.getOrDefault(finding.module(), 0L))
                    .extracting(Finding::place)
                    .as("words that docs/style.md refuses, in modules with more of them than language.txt allows")
                    .isEmpty();
        }
    }

    @Test
    void wordsAreFoundAcrossLinesButNotInCode() throws IOException {
        Path file = Files.createTempFile("prose", ".java");
        Files.writeString(file, """
                /** It {@code FIRST SECOND} and {@link First#FIRST SECOND}. */ FIRST SECOND;
                // FIRST
                // SECOND
                "FIRST " + "SECOND"
                """.replace("FIRST", "at").replace("SECOND", "once"));
        Prose prose = Prose.of(file);
        Files.delete(file);

        assertThat(places(prose)).hasSize(2);
    }

    private static Stream<Path> files() {
        Path workflows = Repository.ROOT.resolve(".github");
        return Stream.of(Repository.ROOT, workflows)
                .flatMap(top -> Repository.files(top, Set.of("target"), Prose::isText).stream())
                .filter(file -> !file.equals(STYLE));
    }

    private static Stream<Finding> findings(Prose prose) {
        String module = module(prose.file());
        return places(prose).map(place -> new Finding(module, Repository.name(prose.file()) + ": " + place));
    }

    private static Stream<String> places(Prose prose) {
        return PATTERNS.stream()
                .flatMap(pattern -> pattern.matcher(prose.text()).results())
                .map(match -> "..."
                        + prose.text()
                                .substring(
                                        Math.max(0, match.start() - 30),
                                        Math.min(prose.text().length(), match.end() + 30))
                        + "...");
    }

    /** The innermost module of a file, empty for the root. */
    private static String module(Path file) {
        return Repository.MODULES.stream()
                .filter(module -> file.startsWith(module.folder()))
                .map(Module::path)
                .max(Comparator.comparing(String::length))
                .orElse("root");
    }

    private static Map<String, Long> allowances() {
        return lines(ALLOWANCES)
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.parseLong(parts[1])));
    }

    /** The lines of a file without comments. */
    private static Stream<String> lines(Path file) {
        return Repository.text(file).lines().filter(line -> !line.startsWith("#"));
    }

    private static String allowances(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue() + "\n")
                .collect(Collectors.joining("", "# Refused words that are left, per module; see docs/style.md.\n", ""));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
