// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public is a promise: what a module publishes is what its file in architecture/api says. */
class PublishedApiTest {

    private static final String REWRITE =
            "run build/write-api.sh, review the difference, and describe it in " + "CHANGELOG.md";

    @Test
    void publishedTypesAreThoseOfTheGoldenFiles() throws IOException {
        for (Module module : modules()) {
            Path golden = PublishedApi.goldenFile(module);
            String now = PublishedApi.of(module);
            if (Boolean.getBoolean("api.write")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, now);
            }
            assertThat(now.lines().toList())
                    .as("the API of %s changed: if that is meant, %s", module, REWRITE)
                    .isEqualTo(promised(golden));
        }
    }

    @Test
    void everyPublishedDeclarationHasAComment() {
        List<Source> sources = modules().stream()
                .flatMap(module -> module.exportedSources().stream())
                .toList();

        assertThat(sources).isNotEmpty();
        assertThat(Syntax.of(sources).undocumented()).isEmpty();
    }

    @Test
    void everyGoldenFileBelongsToAModule() {
        List<Path> expected = modules().stream().map(PublishedApi::goldenFile).toList();

        assertThat(Repository.module("architecture").folder().resolve("api"))
                .isDirectoryNotContaining(file -> !expected.contains(file));
    }

    private static List<String> promised(Path golden) {
        return Files.exists(golden) ? Repository.text(golden).lines().toList() : List.of();
    }

    private static List<Module> modules() {
        return Repository.MODULES.stream()
                .filter(module -> module.published() && module.hasMainSources())
                .toList();
    }
}
