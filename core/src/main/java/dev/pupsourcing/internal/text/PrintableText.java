// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

/**
 * Text on one line that does nothing to a terminal and cannot forge a line of a log: without control characters, without
 * characters that change the direction of writing or have no width, and cut at a length. Stateless and thread-safe.
 */
public final class PrintableText {

    /** How long the result may be unless a limit is given. */
    public static final int MAX_LENGTH = 4_000;

    private static final String CUT = "...";

    private PrintableText() {}

    /** The text on one line, with a question mark for each character that is not shown, cut at {@value #MAX_LENGTH}. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /**
     * The text on one line, with a question mark for each character that is not shown.
     *
     * @param maxLength how long the result may be, at least 3; {@code ...} stands for what is cut off
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

    /** The text as {@link #of(String)} shows it, between quotation marks. */
    public static String quoted(String text) {
        return '"' + of(text) + '"';
    }

    /** Whether the text can stay as it is without a closer look: mostly so. */
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

    /** Whether a character is shown as it is; line breaks are not. */
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

    /** Letters that Unicode has for filling and that show nothing. */
    private static boolean isBlankLetter(int c) {
        return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0;
    }
}
