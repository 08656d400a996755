// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

/** A line that is no event. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    BadLineException(long line, String problem) {
        super("line " + line + ": " + problem);
    }
}
