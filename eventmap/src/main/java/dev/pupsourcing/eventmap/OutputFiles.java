// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.render.RenderedFile;
import dev.pupsourcing.eventmap.render.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The generated files on disk. Files that were not generated, or whose content does not change, are never written. */
final class OutputFiles {

    private final EventMapOptions options;
    private final Map<Path, String> files = new LinkedHashMap<>();

    OutputFiles(EventMapOptions options, List<RenderedFile> rendered) {
        this.options = options;
        for (RenderedFile file : rendered) {
            Optional<Path> folder = file.test() ? options.testOutput() : options.output();
            folder.ifPresent(path -> files.put(path.resolve(file.path()), file.text()));
        }
    }

    /** All files for these options. */
    Set<Path> paths() {
        return files.keySet();
    }

    /**
     * Fails instead of overwriting files that were not generated.
     *
     * @throws EventMapException if such a file exists
     */
    void checkOwned() {
        List<Problem> problems = files.keySet().stream()
                .filter(file -> Files.exists(file) && !isGenerated(file))
                .map(file -> new Problem(
                        SourcePosition.of(file),
                        "already exists and was not generated; move it, or use a different package"))
                .toList();
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
    }

    /**
     * Fails if generated files are not up to date.
     *
     * @throws EventMapException if a file is missing, changed or left over
     */
    void checkCurrent() {
        List<Problem> problems = new ArrayList<>();
        changed()
                .forEach(file -> problems.add(new Problem(
                        SourcePosition.of(file),
                        Files.exists(file) ? "is out of date; generate it again" : "is missing; generate it again")));
        leftOver()
                .forEach(file -> problems.add(new Problem(
                        SourcePosition.of(file),
                        "belongs to an aggregate that no longer exists; " + "generate again")));
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
    }

    private List<Path> changed() {
        return files.entrySet().stream()
                .filter(file -> !Files.exists(file.getKey())
                        || !TextFile.read(file.getKey()).equals(file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Writes the files whose content changes, and returns them. */
    List<Path> write() {
        List<Path> changed = changed();
        changed.forEach(file -> write(file, files.get(file)));
        return changed;
    }

    static void write(Path file, @org.jspecify.annotations.Nullable String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, String.valueOf(text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Deletes generated files of aggregates that no longer exist, and returns them. */
    List<Path> deleteLeftOver() {
        List<Path> leftOver = leftOver();
        for (Path file : leftOver) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + file, e);
            }
        }
        return leftOver;
    }

    private List<Path> leftOver() {
        Set<Path> found = new TreeSet<>();
        Stream.of(options.output(), options.testOutput())
                .flatMap(Optional::stream)
                .forEach(folder -> found.addAll(
                        generated(folder.resolve(options.packageName().replace('.', '/')))));
        found.removeAll(files.keySet());
        return List.copyOf(found);
    }

    private static List<Path> generated(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(".java") && isGenerated(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
    }

    private static boolean isGenerated(Path file) {
        return Files.isRegularFile(file) && TextFile.read(file).startsWith("// " + Renderer.MARKER);
    }
}
