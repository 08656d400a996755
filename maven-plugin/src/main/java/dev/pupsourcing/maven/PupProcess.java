// SPDX-License-Identifier: MIT
package dev.pupsourcing.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * The command line in a process of its own, so that its classes, the project's and the database's are in one class loader.
 */
final class PupProcess {

    private static final String MAIN = "dev.pupsourcing.cli.Main";

    private final List<String> classPath;
    private final Log log;

    PupProcess(List<String> classPath, Log log) {
        this.classPath = List.copyOf(classPath);
        this.log = log;
    }

    /** Runs a command, logs its output, and returns its exit code. */
    int run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(MAIN);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath));
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            lines.lines().forEach(log::info);
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }
}
