// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs generated tests in this process. */
final class GeneratedTests {

    private GeneratedTests() {}

    /**
     * Runs the tests of sources that were compiled, and returns the failures.
     *
     * @param golden {@code write} to write the golden payloads that are missing
     */
    static List<String> run(Path classes, Path tests, String golden) {
        System.setProperty("pupsourcing.golden", golden);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedTests.class.getClassLoader())) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (Path file : Folder.sources(tests)) {
                request.selectors(selectClass(loader.loadClass(Folder.className(tests, file))));
            }
            LauncherFactory.create().execute(request.build(), listener);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            System.clearProperty("pupsourcing.golden");
        }
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
                .toList();
    }
}
