// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import java.util.regex.Pattern;

/** Quotes words for POSIX shells, so that commands in messages can be copied. Stateless and thread-safe. */
public final class ShellText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellText() {}

    /** A word as it must be typed, on one line, in quotes if necessary. */
    public static String quoted(String word) {
        String printable = PrintableText.of(word);
        return PLAIN.matcher(printable).matches() ? printable : "'" + printable.replace("'", "'\\''") + "'";
    }
}
