// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service in another process. */
public final class ServiceProcess {

    private ServiceProcess() {}

    /** The command that starts it; errors are in its output. */
    public static ProcessBuilder command(String classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
