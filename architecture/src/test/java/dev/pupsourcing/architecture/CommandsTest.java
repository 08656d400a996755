// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command in the documents exists, with its subcommands and options. */
class CommandsTest {

    private static final Pattern NAMED = Pattern.compile("name = \"([a-z-]+)\"");
    private static final Pattern OPTION = Pattern.compile("\"(--?[a-zA-Z][a-z-]*)\"");
    private static final Set<String> GOALS = Set.of(
            "verify",
            "install",
            "package",
            "test-compile",
            "test",
            "spotless:apply",
            "deploy",
            "pupsourcing:check",
            "pupsourcing:verify");
    private static final Set<String> FAMILIAR =
            Set.of("cd", "cat", "git", "docker", "kubectl", "psql", "mysql", "sqlite3", "java", "export", "systemctl");

    @Test
    void commandsOfDocumentsAreKnown() {
        Set<String> unknown = new TreeSet<>();
        for (Document document : Document.all()) {
            commands(document)
                    .filter(command -> !isKnown(command))
                    .forEach(command -> unknown.add(document + ": " + command));
        }

        assertThat(unknown).as("unknown commands").isEmpty();
    }

    @Test
    void theTwoCommandsOfTheReadmeAreTheFirstAndTheTestCommandIsThatOfCi() {
        Document readme = new Document(Repository.ROOT.resolve("README.md"));

        assertThat(commands(readme).limit(2)).containsExactly("./pup demo", "mvn verify");
        assertThat(Repository.text(Repository.ROOT.resolve(".ci/run"))).endsWith("exec mvn verify\n");
    }

    @Test
    void anUnknownCommandIsFound() {
        assertThat(isKnown("./pup demo")).isTrue();
        assertThat(isKnown("./pup dance")).isFalse();
        assertThat(isKnown("./pup demo --sideways")).isFalse();
        assertThat(isKnown("mvn fly")).isFalse();
        assertThat(isKnown("mvn -pl nowhere verify")).isFalse();
        assertThat(isKnown("rm -rf .")).isFalse();
    }

    /** The lines of shell blocks, and what is quoted inline and begins like one of our commands. */
    private static Stream<String> commands(Document document) {
        Set<String> commands = new LinkedHashSet<>();
        document.blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.text().replace("\\\n", " ").lines())
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(commands::add);
        document.inlineCode().stream()
                .filter(code -> code.matches("(\\./pup|\\./mvnw|mvn|build/[a-z-]+\\.sh) .*"))
                .forEach(commands::add);
        return commands.stream();
    }

    private static boolean isKnown(String command) {
        List<String> words = Arrays.asList(command.replaceAll("^([A-Z_0-9]+=\\S* +)+", "")
                .replaceAll("( -D[a-zA-Z.]+)=\\S+", "$1")
                .split("[ =]+"));
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "./pup" -> isPup(rest);
            case "mvn", "./mvnw" -> isMaven(rest);
            default -> FAMILIAR.contains(words.get(0)) || Files.isExecutable(Repository.ROOT.resolve(words.get(0)));
        };
    }

    private static boolean isPup(List<String> words) {
        String sources = Repository.module("cli").mainSources().stream()
                .map(Source::text)
                .collect(Collectors.joining());
        Set<String> options = found(OPTION, sources);
        boolean named = words.get(0).startsWith("-") || found(NAMED, sources).contains(words.get(0));
        return named && words.stream().filter(word -> word.startsWith("-")).allMatch(options::contains);
    }

    private static boolean isMaven(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean known = word.startsWith("-D")
                    || GOALS.contains(word)
                    || isProfile(word)
                    || (word.equals("-pl") && isModules(words.get(++i)))
                    || word.equals("-am");
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static boolean isProfile(String word) {
        Pom build = Repository.module("build").pom();
        return word.startsWith("-P")
                && build.texts("/project/profiles/profile/id").contains(word.substring(2));
    }

    private static boolean isModules(String list) {
        return Stream.of(list.split(","))
                .allMatch(name -> Repository.MODULES.stream()
                        .anyMatch(module -> module.path().equals(name)));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
