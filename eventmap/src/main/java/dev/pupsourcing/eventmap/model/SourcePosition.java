// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.nio.file.Path;

/**
 * A position in a file.
 *
 * @param file the file's path, with slashes on all systems
 * @param line the line, from 1, or 0 for the file as a whole
 * @param column the column, from 1, or 0 for the line as a whole
 */
public record SourcePosition(String file, int line, int column) {

    /** A file as a whole. */
    public static SourcePosition of(Path file) {
        return of(file, 0, 0);
    }

    /** A position in a file. */
    public static SourcePosition of(Path file, int line, int column) {
        return new SourcePosition(file.toString().replace('\\', '/'), line, column);
    }

    /** For example {@code src/A.java:3:7}, as compilers print it. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    }
}
