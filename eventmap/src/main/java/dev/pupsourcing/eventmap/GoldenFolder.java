// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.VersionRole;
import dev.pupsourcing.internal.text.GoldenName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of golden payloads, with a folder for each aggregate. Generated tests write the files; the generator
 * checks that there is one for each version, and none without a version.
 */
final class GoldenFolder {

    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", "build.sbt");

    private final Path folder;

    GoldenFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder as generated tests name it: relative to the module, in whose folder build tools run tests. */
    String pathInTests() {
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path parent = absolute.getParent(); parent != null; parent = parent.getParent()) {
            if (BUILD_FILES.stream().map(parent::resolve).anyMatch(Files::exists)) {
                return slashes(parent.relativize(absolute));
            }
        }
        return slashes(folder);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** The files of versions that cannot be stored. */
    List<Problem> unknown(List<AggregateModel> aggregates) {
        List<Predicate<Path>> known =
                aggregates.stream().map(GoldenFolder::filesOf).toList();
        return files().stream()
                .filter(file -> known.stream().noneMatch(own -> own.test(file)))
                .map(file -> new Problem(
                        SourcePosition.of(folder.resolve(file)),
                        "is the golden payload of no version that may be stored; restore the class of the version,"
                                + " move the file to the folder of its aggregate, or delete it if no such event was"
                                + " ever stored"))
                .toList();
    }

    /** Selects the files of an aggregate's versions and of its retired types. */
    private static Predicate<Path> filesOf(AggregateModel aggregate) {
        Path own = Path.of(aggregate.name());
        Set<String> names = aggregate.schemas().stream()
                .flatMap(schema -> names(schema).stream())
                .collect(Collectors.toSet());
        List<String> retired = aggregate.retired().stream().map(GoldenName::of).toList();
        return file -> {
            String name = slashes(file.getFileName());
            return own.equals(file.getParent())
                    && (names.contains(name) || retired.stream().anyMatch(name::startsWith));
        };
    }

    private static List<String> names(EventSchema schema) {
        String name = GoldenName.of(schema.eventType(), schema.version());
        return List.of(name + GoldenName.JSON, name + GoldenName.BINARY, name + GoldenName.READ);
    }

    /** The versions whose files are missing; a version that is not written yet needs none. */
    List<Problem> missing(List<AggregateModel> aggregates) {
        List<Problem> problems = new ArrayList<>();
        for (AggregateModel aggregate : aggregates) {
            Path own = folder.resolve(aggregate.name());
            for (EventSchema schema : aggregate.schemas()) {
                if (schema.is(VersionRole.READ_ONLY)) {
                    continue;
                }
                List<String> names = names(schema);
                boolean payload = names.stream().limit(2).map(own::resolve).anyMatch(Files::exists);
                if (!payload || !Files.exists(own.resolve(names.get(2)))) {
                    problems.add(new Problem(
                            SourcePosition.of(own.resolve(names.get(payload ? 2 : 0))),
                            "is missing, the golden payload of " + schema + "; write it (mvn test"
                                    + " -Dpupsourcing.golden=write, or PUPSOURCING_GOLDEN=write in the environment of"
                                    + " another build tool) and commit it"));
                }
            }
        }
        return problems;
    }

    /** All files, relative to the folder, in the same order on all systems. */
    Set<Path> files() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            Set<Path> found = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !slashes(file.getFileName()).startsWith("."))
                    .forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
    }
}
