// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command line in separate processes. */
final class PupProcess {

    private PupProcess() {}

    /**
     * A process that is not started yet; its standard error is merged into its standard output.
     *
     * @param options the options of the JVM
     * @param arguments the arguments of the command line
     */
    static ProcessBuilder of(List<String> options, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(arguments);
        return new ProcessBuilder(line).redirectErrorStream(true);
    }
}
