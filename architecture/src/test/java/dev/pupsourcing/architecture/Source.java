// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.nio.file.Path;

/**
 * One Java source file.
 *
 * @param file the path
 */
record Source(Path file) {

    String text() {
        return Repository.text(file);
    }

    long lineCount() {
        return text().lines().count();
    }

    @Override
    public String toString() {
        return Repository.name(file);
    }
}
