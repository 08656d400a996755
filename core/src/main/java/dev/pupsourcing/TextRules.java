// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import org.jspecify.annotations.Nullable;

/** The rules for text that every database must store, compare and return byte for byte. */
final class TextRules {

    /** Longest key, in Unicode code points: three keys and a version must fit a 3,072-byte index of InnoDB. */
    static final int MAX_LENGTH = 255;

    private TextRules() {}

    /** Checks a text that must be there and must not be empty. */
    static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidEventException(field, "is missing");
        }
        if (value.isEmpty()) {
            throw new InvalidEventException(field, "is empty");
        }
        return storable(field, value);
    }

    /** Checks a name, that is a required text which is not blank. */
    static String name(String field, @Nullable String value) {
        if (required(field, value).isBlank()) {
            throw new InvalidEventException(field, "is blank");
        }
        return storable(field, value);
    }

    /** Checks a text that may be absent. */
    static @Nullable String optional(String field, @Nullable String value) {
        return value == null ? null : required(field, value);
    }

    private static String storable(String field, @Nullable String value) {
        String text = java.util.Objects.requireNonNull(value, field);
        int length = text.codePointCount(0, text.length());
        if (length > MAX_LENGTH) {
            throw new InvalidEventException(
                    field, "has " + length + " characters, at most " + MAX_LENGTH + " are allowed");
        }
        checkCharacters(field, text);
        return text;
    }

    private static void checkCharacters(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidEventException(field, "holds a NUL character at index " + i);
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    throw new InvalidEventException(field, "holds a lone surrogate at index " + i);
                }
                i++;
            }
        }
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}
