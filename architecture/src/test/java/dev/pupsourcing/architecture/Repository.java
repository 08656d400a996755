// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The repository that these tests stand in: its modules and its files, found by walking the tree. */
final class Repository {

    /** The root folder. */
    static final Path ROOT = root();

    /** The folders with a POM, except the root, in alphabetical order. */
    static final List<Module> MODULES = modules();

    private Repository() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Module> modules() {
        return files(ROOT, Set.of("target", "src"), file -> file.endsWith("pom.xml")).stream()
                .map(Path::getParent)
                .filter(folder -> !folder.equals(ROOT))
                .map(Module::new)
                .toList();
    }

    /** The module with a path relative to the root. */
    static Module module(String path) {
        return MODULES.stream()
                .filter(module -> module.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no module " + path));
    }

    /** The documents: every Markdown file outside the sources. */
    static List<Path> documents() {
        return files(ROOT, Set.of("target", "src"), file -> file.toString().endsWith(".md"));
    }

    /** The files below a folder, in alphabetical order, without hidden folders and those left out by name. */
    static List<Path> files(Path folder, Set<String> leftOut, Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = directory.getFileName().toString();
                    boolean skip = !directory.equals(folder) && (name.startsWith(".") || leftOut.contains(name));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (wanted.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    /** The text of a file. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's path as reports name it. */
    static String name(Path file) {
        return name(ROOT, file);
    }

    /** A file's path below a folder. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
