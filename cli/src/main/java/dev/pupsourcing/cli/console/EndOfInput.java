// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.io.IOException;
import java.io.InputStream;

/** Notices that the user has pressed Enter, or that the input has ended. Thread-safe. */
public final class EndOfInput {

    private volatile boolean reached;

    private EndOfInput() {}

    /** Begins to read an input, which nothing else may read. */
    public static EndOfInput watch(InputStream input) {
        EndOfInput end = new EndOfInput();
        Thread reader = new Thread(() -> end.read(input), "pup-input");
        reader.setDaemon(true);
        reader.start();
        return end;
    }

    private void read(InputStream input) {
        try {
            int next = input.read();
            while (next >= 0 && next != '\n' && next != '\r') {
                next = input.read();
            }
        } catch (IOException e) {
            // An input that cannot be read has ended.
        } finally {
            reached = true;
        }
    }

    /** Whether a line was entered, or the input has ended. */
    public boolean isReached() {
        return reached;
    }
}
