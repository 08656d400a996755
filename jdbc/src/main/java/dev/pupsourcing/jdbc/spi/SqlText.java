// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.util.regex.Pattern;

/** SQL text for display. */
final class SqlText {

    private static final int MOST = 300;

    /** Quoted values, also one that is cut off, and numbers. */
    private static final Pattern VALUES =
            Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*+(?:'|\\\\?$)|\\b\\d+(?:\\.\\d+)?\\b", Pattern.DOTALL);

    private SqlText() {}

    /** A statement on one line without its values, at most 300 characters. */
    static String withoutValues(String statement) {
        String text = VALUES.matcher(statement).replaceAll("?").strip().replaceAll("\\s+", " ");
        return text.length() <= MOST ? text : text.substring(0, MOST) + " ...";
    }
}
