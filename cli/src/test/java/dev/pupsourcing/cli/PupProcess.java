// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs of the command line in processes of their own. */
final class PupProcess {

    private PupProcess() {}

    /**
     * Such a run, not started yet; what it reports goes where what it prints goes.
     *
     * @param options of the virtual machine
     * @param arguments of the command line
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
