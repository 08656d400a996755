// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Operators configure loggers by name, so each name of the library is a literal, and is documented. */
class LoggersTest {

    private static final Pattern LOGGER = Pattern.compile("System\\.getLogger\\((\"[^\"]*\"|[\\w.]+(?:\\(\\))?)\\)");
    private static final Pattern DOCUMENTED =
            Pattern.compile("^\\| `(dev\\.pupsourcing[\\w.]*)` \\| ", Pattern.MULTILINE);

    @Test
    void namesAreThoseOfTheDocument() {
        Set<String> documented = DOCUMENTED
                .matcher(Repository.text(Repository.ROOT.resolve("docs/observability.md")))
                .results()
                .map(match -> "\"" + match.group(1) + "\"")
                .collect(Collectors.toSet());

        List<String> others = SourcesTest.main()
                .filter(source -> !Repository.name(source.file()).matches("(benchmarks|examples|tck|testkit|docs)/.*"))
                .flatMap(source -> LOGGER.matcher(source.text())
                        .results()
                        .map(match -> match.group(1))
                        .filter(name -> !documented.contains(name))
                        .map(name -> source + " logs to " + name))
                .toList();

        assertThat(documented).hasSizeGreaterThan(3);
        assertThat(others)
                .as("loggers that docs/observability.md does not list")
                .isEmpty();
    }
}
