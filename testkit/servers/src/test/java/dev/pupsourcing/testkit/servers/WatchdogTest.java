// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {

    /** A separate JVM that starts servers, prints their process ids and waits to be killed. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws IOException {
            for (DatabaseServer server : List.of(PostgresServer.embedded(), MariaDbServer.embedded())) {
                System.out.println("process " + server.processId());
            }
            System.out.println("started");
            System.in.read();
        }
    }

    @Test
    void aKilledJvmLeavesNoServerAndNoFilesBehind(@TempDir Path temporary) throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectErrorStream(true)
                .start();
        List<ProcessHandle> servers = startedBy(jvm);
        assertThat(servers).hasSize(2);
        assertThat(serverFolders(temporary)).hasSize(3); // one of each server, and MariaDB's programs

        List<ProcessHandle> watchdogs = jvm.children()
                .filter(child -> child.info().commandLine().orElse("").contains("pupsourcing-watchdog"))
                .toList();
        assertThat(watchdogs).hasSize(3);
        jvm.destroyForcibly();

        for (ProcessHandle process : servers) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        for (ProcessHandle process : watchdogs) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(serverFolders(temporary)).isEmpty();
    }

    private static List<ProcessHandle> startedBy(Process jvm) throws IOException {
        List<ProcessHandle> servers = new ArrayList<>();
        BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.equals("started")) {
            if (line.startsWith("process ")) {
                long pid = Long.parseLong(line.substring("process ".length()));
                servers.add(ProcessHandle.of(pid).orElseThrow());
            }
            line = output.readLine();
        }
        return servers;
    }

    private static List<Path> serverFolders(Path temporary) throws IOException {
        try (var folders = Files.list(temporary)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("pupsourcing-"))
                    .toList();
        }
    }
}
