// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.rules;

import java.util.HashSet;
import java.util.Set;

/** Scans one JSON text without storing it, by the grammar of RFC 8259 and the rules of {@link JsonObjectRules}. */
final class JsonScanner {

    /** The problem of a text, to follow a colon. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private final String text;
    private int at;
    private int depth;

    JsonScanner(String text) {
        this.text = text;
    }

    /** Accepts exactly one object, optionally surrounded by white space. */
    void object() throws Malformed {
        blanks();
        if (peek() != '{') {
            throw error("expected '{'");
        }
        value();
        blanks();
        if (at < text.length()) {
            throw error("unexpected text after the object");
        }
    }

    private void value() throws Malformed {
        switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void members() throws Malformed {
        open('{');
        Set<String> keys = new HashSet<>();
        for (boolean more = peek() != '}'; more; more = comma()) {
            blanks();
            int start = at;
            String key = string();
            if (!keys.add(key)) {
                at = start;
                throw error("duplicate key \"" + key + "\"");
            }
            blanks();
            take(':');
            blanks();
            value();
            blanks();
        }
        close('}');
    }

    private void elements() throws Malformed {
        open('[');
        for (boolean more = peek() != ']'; more; more = comma()) {
            blanks();
            value();
            blanks();
        }
        close(']');
    }

    private void open(char bracket) throws Malformed {
        take(bracket);
        if (++depth > JsonObjectRules.MAX_DEPTH) {
            throw error("more than " + JsonObjectRules.MAX_DEPTH + " levels");
        }
        blanks();
    }

    private void close(char bracket) throws Malformed {
        take(bracket);
        depth--;
    }

    private boolean comma() {
        if (peek() != ',') {
            return false;
        }
        at++;
        return true;
    }

    private String string() throws Malformed {
        take('"');
        StringBuilder content = new StringBuilder();
        while (peek() != '"') {
            content.append(character());
        }
        at++;
        checkSurrogates(content);
        return content.toString();
    }

    private char character() throws Malformed {
        if (at >= text.length()) {
            throw error("unterminated string");
        }
        char c = text.charAt(at);
        if (c < 0x20) {
            throw error("unescaped control character");
        }
        at++;
        return c == '\\' ? escape() : c;
    }

    private char escape() throws Malformed {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw error("unknown escape");
        };
    }

    private char unicode() throws Malformed {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hexDigit(peek());
            if (digit < 0) {
                throw error("\\u wants four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        if (code == 0) {
            throw error("NUL character");
        }
        return (char) code;
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private void checkSurrogates(CharSequence content) throws Malformed {
        for (int i = 0; i < content.length(); i++) {
            if (Character.isSurrogate(content.charAt(i))) {
                boolean pair = Character.isHighSurrogate(content.charAt(i))
                        && i + 1 < content.length()
                        && Character.isLowSurrogate(content.charAt(i + 1));
                if (!pair) {
                    throw error("lone surrogate in a string");
                }
                i++;
            }
        }
    }

    private void number() throws Malformed {
        int start = at;
        accept('-');
        if (!accept('0')) {
            digits();
        }
        if (accept('.')) {
            digits();
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
        if (Double.isInfinite(Double.parseDouble(text.substring(start, at)))) {
            at = start;
            throw error("number too large for a double");
        }
    }

    private void digits() throws Malformed {
        if (!isDigit(peek())) {
            throw error(at < text.length() ? "unexpected character" : "unexpected end");
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void literal(String word) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw error("unexpected character");
        }
        at += word.length();
    }

    private void take(char c) throws Malformed {
        if (!accept(c)) {
            throw error("expected '" + c + "'");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, or NUL at the end (a NUL inside the text is always rejected). */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private Malformed error(String message) {
        return new Malformed(message + " at character " + at);
    }
}
