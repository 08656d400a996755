// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds the source files below a folder, in the same order on every system. */
public final class SourceFiles {

    private static final Set<String> NO_TYPES = Set.of("package-info.java", "module-info.java");

    private SourceFiles() {}

    /** The Java files below a folder, without package and module descriptors. */
    public static List<Path> below(Path folder) {
        check(folder);
        List<Path> sources = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collecting(sources));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
        sources.sort(Comparator.comparing(SourceFiles::sortKey));
        return sources;
    }

    /** Collects sources; follows links as the compiler does, but not in a circle. */
    private static SimpleFileVisitor<Path> collecting(List<Path> sources) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isSource(file)) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof FileSystemLoopException || Files.isSymbolicLink(file)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        };
    }

    private static void check(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new EventMapException(
                    SourcePosition.of(folder),
                    "is not a folder; the input must be the source folder of the domain " + "events");
        }
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        if (Placement.isVersion(name)) {
            throw new EventMapException(
                    SourcePosition.of(folder),
                    "is a version folder; use the folder above it as the input, so that " + name + " counts as a "
                            + "version");
        }
    }

    private static boolean isSource(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".java") && !NO_TYPES.contains(name) && isFile(path);
    }

    /** A path with slashes on all systems. */
    static String sortKey(Path path) {
        return path.toString().replace('\\', '/');
    }

    static boolean isFile(Path path) {
        return Files.isRegularFile(path);
    }

    /** The folders of a relative path, outermost first. */
    static List<String> folders(Path relative) {
        List<String> names = new ArrayList<>();
        for (Path name : relative) {
            names.add(name.toString());
        }
        return names.subList(0, names.size() - 1);
    }

    /** Whether folders are part of a test source tree. */
    static boolean isTestFolder(List<String> folders) {
        return Collections.indexOfSubList(folders, List.of("src", "test")) >= 0;
    }
}
