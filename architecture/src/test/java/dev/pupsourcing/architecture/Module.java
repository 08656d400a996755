// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One module: a folder with a POM.
 *
 * @param folder its folder
 */
record Module(Path folder) {

    /** The path relative to the root, for example {@code databases/sqlite}. */
    String path() {
        return Repository.name(folder);
    }

    Pom pom() {
        return Pom.read(folder.resolve("pom.xml"));
    }

    /** Whether it is published. */
    boolean published() {
        return !pom().text("/project/properties/maven.deploy.skip").equals("true");
    }

    /** Whether it has main Java sources. */
    boolean hasMainSources() {
        return !mainSources().isEmpty();
    }

    /** Whether it is a named module, so that its descriptor says what it exports. */
    boolean isNamed() {
        return Files.exists(folder.resolve("src/main/java/module-info.java"));
    }

    List<Source> mainSources() {
        return sources("src/main/java");
    }

    /** The sources of the packages that it promises to others. */
    List<Source> exportedSources() {
        Path top = folder.resolve("src/main/java");
        return mainSources().stream()
                .filter(source -> PublishedApi.isExported(this, top, source.file()))
                .toList();
    }

    List<Source> testSources() {
        return sources("src/test/java");
    }

    /** The sources that the build runs: tests with the recipes that they follow, contract suites and examples. */
    List<Source> runSources() {
        return Stream.of(
                        isIn("testkit", "tck", "examples") ? mainSources() : List.<Source>of(),
                        testSources(),
                        sources("src/test/recipes"))
                .flatMap(List::stream)
                .toList();
    }

    Path mainClasses() {
        return folder.resolve("target/classes");
    }

    Path testClasses() {
        return folder.resolve("target/test-classes");
    }

    /** Whether it is one of these folders, or below one. */
    boolean isIn(String... paths) {
        return List.of(paths).stream().anyMatch(path -> path().equals(path) || path().startsWith(path + "/"));
    }

    private List<Source> sources(String below) {
        Path top = folder.resolve(below);
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        return Repository.files(top, Set.of(), file -> file.toString().endsWith(".java")).stream()
                .map(Source::new)
                .toList();
    }

    @Override
    public String toString() {
        return path();
    }
}
