// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import dev.pupsourcing.text.PrintableText;

/** Text on one line, harmless to a terminal. */
public final class OneLine {

    private OneLine() {}

    /** The text with runs of white space as one blank, and a question mark for each character that is not shown. */
    public static String of(String text) {
        return PrintableText.of(text.strip().replaceAll("\\s+", " "));
    }

    /**
     * The same, cut at a length.
     *
     * @param maxLength how long the result may be; {@code ...} stands for what is cut off
     */
    public static String of(String text, int maxLength) {
        return PrintableText.of(text.strip().replaceAll("\\s+", " "), maxLength);
    }
}
