// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources are short, begin with their licence, are null-marked and hold SQL that can be read. */
class SourcesTest {

    private static final int MAX_FILE_LINES = 300;
    private static final long MAX_PACKAGE_FILES = 20;
    private static final int MAX_METHOD_LINES = 25;
    private static final int MOST_METHOD_LINES = 15;

    private static final String LICENCE = "// SPDX-License-Identifier: MIT\n";
    private static final Pattern STATEMENT =
            Pattern.compile("(?s)\\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|CREATE|ALTER|DROP|GRANT)\\s.*");

    private static final Syntax SYNTAX = Syntax.of(main().toList());

    @Test
    void filesAreShort() {
        assertThat(all())
                .isNotEmpty()
                .allSatisfy(source ->
                        assertThat(source.lineCount()).as("lines of %s", source).isLessThanOrEqualTo(MAX_FILE_LINES));
    }

    @Test
    void methodsAreShort() {
        assertThat(SYNTAX.methods()).isNotEmpty();
        assertThat(SYNTAX.methods())
                .filteredOn(method -> method.lines() > MAX_METHOD_LINES)
                .as("methods of more than %s lines", MAX_METHOD_LINES)
                .isEmpty();
    }

    @Test
    void mostMethodsAreMuchShorter() {
        List<Long> lines =
                SYNTAX.methods().stream().map(Syntax.Method::lines).sorted().toList();

        assertThat(lines.get(lines.size() * 9 / 10))
                .as("lines of nine methods in ten")
                .isLessThanOrEqualTo(MOST_METHOD_LINES);
    }

    @Test
    void packagesAreSmall() {
        Map<String, Long> files = main().filter(source -> !source.file().endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        source -> Repository.name(source.file().getParent()), Collectors.counting()));

        assertThat(files)
                .isNotEmpty()
                .allSatisfy((folder, count) ->
                        assertThat(count).as("files in %s", folder).isLessThanOrEqualTo(MAX_PACKAGE_FILES));
    }

    @Test
    void filesBeginWithTheirLicence() {
        assertThat(all())
                .allSatisfy(source ->
                        assertThat(source.text()).as(source.toString()).startsWith(LICENCE));
    }

    @Test
    void packagesAreNullMarked() {
        List<Path> packages = main().filter(source -> !source.file().endsWith("module-info.java"))
                .map(source -> source.file().getParent())
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(Files.exists(info) ? Repository.text(info) : "")
                    .as("package-info.java of %s", Repository.name(folder))
                    .contains("@NullMarked");
        });
    }

    @Test
    void statementsAreWrittenInOnePiece() {
        assertThat(SYNTAX.operands()).isNotEmpty();
        assertThat(SYNTAX.operands())
                .filteredOn(operand -> STATEMENT.matcher(operand.value()).matches())
                .as("SQL statements that are put together with +; write a text block")
                .isEmpty();
    }

    /** The sources of all modules, without their tests. */
    static Stream<Source> main() {
        return Repository.MODULES.stream().flatMap(module -> module.mainSources().stream());
    }

    private static Stream<Source> all() {
        return Stream.concat(main(), Repository.MODULES.stream().flatMap(module -> module.testSources().stream()));
    }
}
