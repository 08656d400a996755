// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.architecture.PublishedApi.Audience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public is a promise: what a module publishes is what its files in architecture/api and architecture/spi say. */
class PublishedApiTest {

    private static final String REWRITE =
            "run build/write-api.sh, review the difference, and describe it in " + "CHANGELOG.md";

    @Test
    void publishedTypesAreThoseOfTheGoldenFiles() throws IOException {
        for (Audience audience : Audience.values()) {
            for (Module module : modules()) {
                Path golden = PublishedApi.goldenFile(module, audience);
                String now = PublishedApi.of(module, audience);
                if (Boolean.getBoolean("api.write")) {
                    write(golden, now);
                }
                assertThat(now.lines().toList())
                        .as("the %s of %s changed: if that is meant, %s", audience, module, REWRITE)
                        .isEqualTo(promised(golden));
            }
        }
    }

    private static void write(Path golden, String now) throws IOException {
        Files.createDirectories(golden.getParent());
        if (now.isEmpty()) {
            Files.deleteIfExists(golden);
        } else {
            Files.writeString(golden, now);
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
        for (Audience audience : Audience.values()) {
            List<Path> expected = modules().stream()
                    .map(module -> PublishedApi.goldenFile(module, audience))
                    .toList();

            assertThat(PublishedApi.folder(audience)).isDirectoryNotContaining(file -> !expected.contains(file));
        }
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
