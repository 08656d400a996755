// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

/** Text on one line, harmless to a terminal. */
public final class OneLine {

    private OneLine() {}

    /** The text with runs of white space as one blank, and other control characters as question marks. */
    public static String of(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
    }
}
