// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import dev.pupsourcing.internal.text.PrintableText;

/** Converts text to one line that is safe to print on a terminal. */
public final class OneLine {

    private OneLine() {}

    /**
     * The text with each run of white space replaced by one blank, and each unprintable character by a question mark.
     */
    public static String of(String text) {
        return PrintableText.of(text.strip().replaceAll("\\s+", " "));
    }

    /**
     * The same, truncated.
     *
     * @param maxLength the maximum length of the result; a truncated text ends with {@code ...}
     */
    public static String of(String text, int maxLength) {
        return PrintableText.of(text.strip().replaceAll("\\s+", " "), maxLength);
    }
}
