// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.rules;

import org.jspecify.annotations.Nullable;

/**
 * The rules for text that every database must store, compare and return byte for byte. Each method returns what is wrong, in
 * words that follow the field's name, or null if nothing is.
 */
public final class TextRules {

    /** Longest key, in Unicode code points: three keys and a version must fit a 3,072-byte index of InnoDB. */
    static final int MAX_LENGTH = 255;

    private TextRules() {}

    /** What is wrong with a text that must be there and must not be empty. */
    public static @Nullable String required(@Nullable String value) {
        if (value == null) {
            return "is missing";
        }
        return value.isEmpty() ? "is empty" : storable(value);
    }

    /** What is wrong with a name, which is a required text that is not blank. */
    public static @Nullable String name(@Nullable String value) {
        String problem = required(value);
        return problem == null && value != null && value.isBlank() ? "is blank" : problem;
    }

    /** What is wrong with a text that may be absent. */
    public static @Nullable String optional(@Nullable String value) {
        return value == null ? null : required(value);
    }

    private static @Nullable String storable(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > MAX_LENGTH) {
            return "has " + length + " characters, at most " + MAX_LENGTH + " are allowed";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "holds a NUL character at index " + i;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return "holds a lone surrogate at index " + i;
                }
                i++;
            }
        }
        return null;
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
