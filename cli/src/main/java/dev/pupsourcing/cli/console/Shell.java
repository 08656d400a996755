// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.util.regex.Pattern;

/** Words for a POSIX shell. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /** A word as it is to be typed, in quotes if it needs them. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
