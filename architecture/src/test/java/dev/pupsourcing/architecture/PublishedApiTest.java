// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public is a promise: what a room publishes is what its file in architecture/api says. */
class PublishedApiTest {

    private static final String REWRITE = "run build/write-api.sh, look at the difference, and note it in CHANGELOG.md";

    @Test
    void publishedTypesAreThoseOfTheGoldenFiles() throws IOException {
        for (Room room : rooms()) {
            Path golden = PublishedApi.goldenFile(room);
            String now = PublishedApi.of(room);
            if (Boolean.getBoolean("api.write")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, now);
            }
            assertThat(now.lines().toList())
                    .as("the API of %s changed: if that is meant, %s", room, REWRITE)
                    .isEqualTo(promised(golden));
        }
    }

    @Test
    void everyPublishedDeclarationHasAComment() {
        List<Source> sources = rooms().stream()
                .flatMap(room -> room.exportedSources().stream())
                .toList();

        assertThat(sources).isNotEmpty();
        assertThat(Syntax.of(sources).undocumented()).isEmpty();
    }

    @Test
    void everyGoldenFileBelongsToARoom() {
        List<Path> expected = rooms().stream().map(PublishedApi::goldenFile).toList();

        assertThat(Repository.room("architecture").folder().resolve("api"))
                .isDirectoryNotContaining(file -> !expected.contains(file));
    }

    private static List<String> promised(Path golden) {
        return Files.exists(golden) ? Repository.text(golden).lines().toList() : List.of();
    }

    private static List<Room> rooms() {
        return Repository.ROOMS.stream()
                .filter(room -> room.published() && room.hasMainSources())
                .toList();
    }
}
