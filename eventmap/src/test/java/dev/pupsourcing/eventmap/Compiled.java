// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Compiles generated code with all warnings as errors, and runs it. */
final class Compiled {

    private final Path classes;

    private Compiled(Path classes) {
        this.classes = classes;
    }

    /** Compiles sources with the class path of the tests. */
    static Compiled withEverything(Path classes, Path... folders) {
        return compile(classes, entries(), folders);
    }

    /** Compiles sources with only the core on the class path. */
    static Compiled withCoreOnly(Path classes, Path... folders) {
        Stream<String> core = entries()
                .filter(entry -> entry.replace('\\', '/').contains("core/target/classes")
                        || Path.of(entry).getFileName().toString().startsWith("pupsourcing-core"));
        return compile(classes, core, folders);
    }

    private static Stream<String> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.exists(Path.of(entry)));
    }

    private static Compiled compile(Path classes, Stream<String> classPath, Path... folders) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Files.createDirectories(classes);
            List<String> options = List.of(
                    "-Xlint:all",
                    "-Werror",
                    "-proc:none",
                    "-parameters",
                    "--release",
                    "17",
                    "-encoding",
                    "UTF-8",
                    "-classpath",
                    classPath.collect(Collectors.joining(File.pathSeparator)),
                    "-d",
                    classes.toString());
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources(folders)))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
            assertThat(messages.toString()).isEmpty();
            return new Compiled(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(Path... folders) {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            GoldenCase.files(folder).keySet().stream()
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> sources.add(folder.resolve(name)));
        }
        return sources;
    }

    URLClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs test classes and returns how many tests passed; a failed test fails the caller. */
    long runTests(List<String> classNames) {
        try (URLClassLoader loader = loader()) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (String name : classNames) {
                request.selectors(selectClass(loader.loadClass(name)));
            }
            return run(request.build());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long run(LauncherDiscoveryRequest request) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures())
                .as(() -> summary.getFailures().stream()
                        .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                        .collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(summary.getTestsFoundCount());
        return summary.getTestsSucceededCount();
    }
}
