// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends a server and removes its folder when this JVM ends without doing so itself, however it ends.
 *
 * <p>It is a shell that reads from a pipe which only this JVM can write to. The operating system closes the pipe with the
 * JVM, so even one that was killed leaves no server behind.
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
     * Watches over one server.
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

    /** Sends the watchdog away: the server was ended properly. */
    @Override
    public void close() {
        try (var pipe = shell.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
