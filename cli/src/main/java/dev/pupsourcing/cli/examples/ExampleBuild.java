// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds an example, and the modules that it uses, with Maven. */
final class ExampleBuild {

    private static final int MOST_ERRORS = 12;

    private final Console console;
    private final Checkout checkout;
    private final Example example;

    ExampleBuild(Console console, Checkout checkout, Example example) {
        this.console = console;
        this.checkout = checkout;
        this.example = example;
    }

    /** Builds the example unless the last build is newer than all sources. */
    void buildIfStale() throws IOException, InterruptedException {
        if (!isStale()) {
            return;
        }
        console.err().println("pup: building the example, once (a minute or two if Maven has to download first) ...");
        FileTime begin = FileTime.from(console.clock().instant());
        Files.createDirectories(example.target());
        Files.deleteIfExists(example.classPathFile());
        Path log = example.target().resolve("pup-build.log");
        if (maven(log) != 0) {
            errors(log).forEach(line -> console.err().println(line));
            throw CommandFailure.of("the build failed; all of its output is in " + log);
        }
        Files.setLastModifiedTime(example.classPathFile(), begin);
    }

    private int maven(Path log) throws IOException, InterruptedException {
        String maven = console.environment().getOrDefault("MVN", "mvn");
        List<String> line = new ArrayList<>(List.of(maven, "-B", "-q"));
        line.addAll(List.of("-f", checkout.root().resolve("pom.xml").toString()));
        line.addAll(List.of("-P", "pup,full,!errorprone"));
        line.addAll(List.of("-pl", "examples/" + example.name(), "-am"));
        line.addAll(List.of("package", "dependency:build-classpath"));
        line.addAll(List.of("-Dmdep.outputFile=target/pup/example.classpath", "-DincludeScope=runtime"));
        try {
            return new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw CommandFailure.of("Maven cannot be started (" + maven + "); install it, or set MVN to its path", e);
        }
    }

    /** The lines of Maven that name the errors, or the last lines. */
    private static List<String> errors(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> errors =
                lines.stream().filter(line -> line.startsWith("[ERROR]")).toList();
        return errors.isEmpty()
                ? lines.subList(Math.max(0, lines.size() - MOST_ERRORS), lines.size())
                : errors.subList(0, Math.min(MOST_ERRORS, errors.size()));
    }

    private boolean isStale() throws IOException {
        if (!Files.isRegularFile(example.classPathFile())) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(example.classPathFile());
        if (isNewer(checkout.root().resolve("build/pom.xml"), built) || containsNewer(example.folder(), built)) {
            return true;
        }
        for (String entry : example.dependencies().split(File.pathSeparator)) {
            Path file = Path.of(entry);
            if (!Files.exists(file) || (file.startsWith(checkout.root()) && containsNewer(module(file), built))) {
                return true;
            }
        }
        return false;
    }

    /** The module that a jar in its folder {@code target/pup} belongs to. */
    private static Path module(Path jar) {
        return jar.resolve("../../..").normalize();
    }

    private static boolean containsNewer(Path module, FileTime built) throws IOException {
        if (isNewer(module.resolve("pom.xml"), built)) {
            return true;
        }
        Path sources = module.resolve("src/main");
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (isNewer(file, built)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isNewer(Path file, FileTime built) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(built) > 0;
    }
}
