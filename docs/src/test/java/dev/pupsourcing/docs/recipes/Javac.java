// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The compiler, with all warnings as errors and the class path of the tests. Reads the class path once. */
final class Javac {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, Locale.ROOT, null);
    private static final List<String> OPTIONS = List.of("-Xlint:all", "-Werror", "-proc:none", "-encoding", "UTF-8");

    static {
        setClassPath(classPath().map(Path::of).toList());
    }

    private Javac() {}

    static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.exists(Path.of(entry)));
    }

    /** Compiles the sources below folders, and returns the first error. */
    static Optional<String> compile(Path classes, Path... folders) {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            sources.addAll(Folder.sources(folder));
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try {
            Files.createDirectories(classes);
            FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        COMPILER.getTask(null, FILES, problems, OPTIONS, null, FILES.getJavaFileObjectsFromPaths(sources))
                .call();
        return problems.getDiagnostics().stream().map(Javac::text).findFirst();
    }

    /** Compiles the sources below a folder with an empty class path, and returns the first error. */
    static Optional<String> compileAlone(Path classes, Path folder) {
        setClassPath(List.of());
        try {
            return compile(classes, folder);
        } finally {
            setClassPath(classPath().map(Path::of).toList());
        }
    }

    private static void setClassPath(List<Path> entries) {
        try {
            FILES.setLocationFromPaths(StandardLocation.CLASS_PATH, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Diagnostic<? extends JavaFileObject> problem) {
        JavaFileObject source = problem.getSource();
        String file = source == null ? "" : Path.of(source.toUri()).getFileName() + ": ";
        return file + problem.getMessage(Locale.ROOT);
    }
}
