// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends a server and removes its folder if this JVM ends without doing so.
 *
 * <p>It is a shell that reads from a pipe to which only this JVM can write. The operating system closes the pipe when
 * the JVM ends, so that no server remains even if the JVM was killed.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            if read -r word; then exit 0; fi
            pid=$(head -n 1 "$1" 2>/dev/null)
            if [ -n "$pid" ]; then kill -9 "$pid" 2>/dev/null; fi
            while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && [ "${tries:=0}" -lt 300 ]; do
                tries=$((tries + 1)); sleep 0.1
            done
            rm -rf "$2"
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /**
     * Starts a watchdog for one server.
     *
     * @param pidFile the file whose first line is the server's process id while it runs
     * @param folder the folder to remove
     */
    static Watchdog over(Path pidFile, Path folder) {
        try {
            return new Watchdog(new ProcessBuilder(
                            "/bin/sh", "-c", SCRIPT, "pupsourcing-watchdog", pidFile.toString(), folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("no shell to watch over the server", e);
        }
    }

    /** Ends the watchdog, because the server was shut down. */
    @Override
    public void close() {
        try (var pipe = shell.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
