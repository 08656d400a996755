// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import dev.pupsourcing.internal.text.PrintableText;

/** JSON for terminals. */
public final class TerminalJson {

    private TerminalJson() {}

    /** JSON in which characters that could control a terminal are escaped as JSON allows; line breaks stay. */
    public static String escaped(String json) {
        StringBuilder text = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (c == '\n' || PrintableText.isShown(c)) {
                text.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(unit -> text.append("\\u%04x".formatted(unit)));
            }
        });
        return text.toString();
    }
}
