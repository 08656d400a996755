// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.rules;

import org.jspecify.annotations.Nullable;

/**
 * The rules for text that all databases must store, compare and return byte for byte. Each method returns the problem,
 * to follow the field's name, or null if there is none.
 */
public final class TextRules {

    /**
     * The maximum length of a key in Unicode code points: three keys and a version must fit into a 3,072-byte index of
     * InnoDB.
     */
    static final int MAX_LENGTH = 255;

    private TextRules() {}

    /** The problem of a required text that must not be empty. */
    public static @Nullable String required(@Nullable String value) {
        if (value == null) {
            return "is missing";
        }
        return value.isEmpty() ? "is empty" : storable(value);
    }

    /** The problem of a name, which is a required text that must not be blank. */
    public static @Nullable String name(@Nullable String value) {
        String problem = required(value);
        return problem == null && value != null && value.isBlank() ? "is blank" : problem;
    }

    /** The problem of an optional text. */
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
