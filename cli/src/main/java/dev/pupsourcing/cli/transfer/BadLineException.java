// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

/** A line that is not an event. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    BadLineException(long line, String problem) {
        super("line " + line + ": " + problem);
    }
}
