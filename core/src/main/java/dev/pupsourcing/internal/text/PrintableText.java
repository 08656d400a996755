// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

/**
 * Makes text safe for terminals and logs: on one line, without control characters, bidirectional controls and
 * zero-width characters, and truncated at a length. Stateless and thread-safe.
 */
public final class PrintableText {

    /** The default maximum length of the result. */
    public static final int MAX_LENGTH = 4_000;

    private static final String CUT = "...";

    private PrintableText() {}

    /** The text on one line, with a question mark for each unprintable character, truncated at {@value #MAX_LENGTH}. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /**
     * The text on one line, with a question mark for each unprintable character.
     *
     * @param maxLength the maximum length of the result, at least 3; a truncated text ends with {@code ...}
     */
    public static String of(String text, int maxLength) {
        if (text.length() <= maxLength && isPlain(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length() && printable.length() <= maxLength; ) {
            int c = text.codePointAt(i);
            append(printable, c);
            i += Character.charCount(c);
        }
        return printable.length() <= maxLength ? printable.toString() : cut(printable, maxLength);
    }

    private static String cut(StringBuilder printable, int maxLength) {
        int end = Math.max(0, maxLength - CUT.length());
        boolean splits = end > 0 && Character.isHighSurrogate(printable.charAt(end - 1));
        printable.setLength(splits ? end - 1 : end);
        return printable.append(CUT).toString();
    }

    /** A value as printable text in quotation marks, as names, ids and types are shown in messages. */
    public static String quoted(Object value) {
        return '"' + of(String.valueOf(value)) + '"';
    }

    /** A fast check whether the text needs no change, which is the usual case. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder printable, int c) {
        if (!isLineBreak(c)) {
            printable.appendCodePoint(isShown(c) ? c : '?');
        } else if (printable.isEmpty() || printable.charAt(printable.length() - 1) != ' ') {
            printable.append(' ');
        }
    }

    private static boolean isLineBreak(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Whether a character is printable; line breaks are not. */
    public static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isBlankLetter(c);
        };
    }

    /** Whether each character of a text is shown as it is. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(c -> isShown(c) && !isLineBreak(c));
    }

    /** Filler letters of Unicode that are invisible. */
    private static boolean isBlankLetter(int c) {
        return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0;
    }
}
