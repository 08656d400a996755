// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import dev.pupsourcing.cli.console.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An example: a module with a class {@code Main}.
 *
 * @param folder the folder of the module
 * @param description what it shows
 * @param jar the jar to start, relative to the folder of the build's results; empty if the class {@code Main} is started
 */
record Example(Path folder, String description, String jar) {

    private static final String MAIN = "Main.java";

    /** Reads the description of the example in a folder. */
    static Example in(Path folder) {
        ModuleFile pom = ModuleFile.read(folder.resolve("pom.xml"));
        return new Example(folder, pom.text("/project/description"), pom.text("/project/properties/example.jar"));
    }

    /** The name of the folder. */
    String name() {
        return String.valueOf(folder.getFileName());
    }

    /** The folder of the build's results. */
    Path target() {
        return folder.resolve("target").resolve("pup");
    }

    /** The file that the build writes the class path of the dependencies to. */
    Path classPathFile() {
        return target().resolve("example.classpath");
    }

    /** The dependencies that the last build has found, separated like a class path. */
    String dependencies() throws IOException {
        return Files.readString(classPathFile()).strip();
    }

    /** The command that starts the example after it was built. */
    List<String> commandLine(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-Djava.util.logging.config.file=" + folder.resolveSibling("logging.properties"));
        if (jar.isEmpty()) {
            line.add("-cp");
            line.add(target().resolve("classes") + File.pathSeparator + dependencies());
            line.add(mainClass());
        } else {
            line.add("-jar");
            line.add(target().resolve(jar).toString());
        }
        line.addAll(arguments);
        return line;
    }

    private String mainClass() throws IOException {
        Path sources = folder.resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            Path main = files.filter(file -> file.endsWith(MAIN))
                    .findFirst()
                    .orElseThrow(() -> CommandFailure.of("the example \"" + name() + "\" has no " + MAIN));
            String path = sources.relativize(main).toString();
            return path.substring(0, path.length() - ".java".length()).replaceAll("[/\\\\]", ".");
        }
    }
}
