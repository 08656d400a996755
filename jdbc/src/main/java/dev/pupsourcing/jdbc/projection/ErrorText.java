// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.projection;

/** An error as every database takes it: without NUL characters and lone surrogates, and not too long. */
final class ErrorText {

    private static final int MAX_LENGTH = 4_000;

    private ErrorText() {}

    static String of(String error) {
        StringBuilder text = new StringBuilder();
        error.codePoints()
                .limit(MAX_LENGTH)
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '?' : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
