// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** A program as a named module: compiled with the module path, and started in a process of its own. */
final class NamedModule {

    private static final Pattern NEEDED = Pattern.compile(
            ".*(/core/target/|/integrations/jackson/target/|/pupsourcing-(core|jackson)-|/jackson-|/jspecify-).*");

    private NamedModule() {}

    /** Compiles folders, of which one has the descriptor, and returns what the module's main class prints. */
    static List<String> run(Path classes, List<Path> folders) {
        String modulePath = Javac.classPath()
                .map(entry -> entry.replace('\\', '/'))
                .filter(entry -> NEEDED.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
        compile(modulePath, classes, folders);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String program = Program.PACKAGE + "/" + Program.PACKAGE + ".Program";
        try {
            Process process = new ProcessBuilder(java, "-p", modulePath + File.pathSeparator + classes, "-m", program)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(String modulePath, Path classes, List<Path> folders) {
        List<String> arguments = new ArrayList<>(
                List.of("-Xlint:all", "-Werror", "-proc:none", "-cp", "", "-p", modulePath, "-d", classes.toString()));
        folders.forEach(folder -> Folder.sources(folder).forEach(source -> arguments.add(source.toString())));
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        if (javac.run(writer, writer, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(messages.toString());
        }
    }
}
