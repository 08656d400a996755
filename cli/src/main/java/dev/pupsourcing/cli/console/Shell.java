// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.util.regex.Pattern;

/** Quoting for POSIX shells. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /** A word as it must be typed, in quotes if necessary. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
