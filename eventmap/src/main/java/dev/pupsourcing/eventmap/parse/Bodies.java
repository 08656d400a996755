// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Blanks the bodies of methods, constructors and initializers, which the generator does not need, so that syntax in them
 * that the parser does not know cannot stop it. Declarations keep their lines and columns.
 */
final class Bodies {

    private static final Set<String> TYPES = Set.of("class", "interface", "enum");

    private final String source;
    private final StringBuilder text;
    private final List<String> header = new ArrayList<>();
    private int at;
    private int parentheses;

    private Bodies(String source) {
        this.source = source;
        this.text = new StringBuilder(source);
    }

    /** The source with blanks in place of all bodies. */
    static String blank(String source) {
        Bodies bodies = new Bodies(source);
        while (bodies.at < source.length()) {
            bodies.step();
        }
        return bodies.text.toString();
    }

    private void step() {
        if (skipped()) {
            return;
        }
        char c = source.charAt(at);
        if (Character.isJavaIdentifierPart(c)) {
            header.add(word());
            return;
        }
        at++;
        switch (c) {
            case '(' -> parentheses++;
            case ')' -> parentheses = Math.max(0, parentheses - 1);
            case '{' -> open();
            case ';', '}' -> end();
            default -> {}
        }
        if (!Character.isWhitespace(c) && c != '{' && c != ';' && c != '}') {
            header.add(String.valueOf(c));
        }
    }

    private void end() {
        if (parentheses == 0) {
            header.clear();
        }
    }

    private void open() {
        if (parentheses == 0 && isType()) {
            header.clear();
            return;
        }
        blankBody();
    }

    /** Whether the words since the last member declare a type. */
    private boolean isType() {
        int depth = 0;
        for (int i = 0; i < header.size(); i++) {
            String word = header.get(i);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth == 0 && declares(word, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean declares(String word, int i) {
        boolean member = i > 0 && header.get(i - 1).equals(".");
        if (TYPES.contains(word)) {
            return !member;
        }
        boolean named = i + 2 < header.size()
                && Character.isJavaIdentifierStart(header.get(i + 1).charAt(0));
        return word.equals("record")
                && named
                && (header.get(i + 2).equals("(") || header.get(i + 2).equals("<"));
    }

    /** Blanks everything up to the brace that closes the body. */
    private void blankBody() {
        int start = at;
        int depth = 1;
        while (at < source.length() && depth > 0) {
            if (!skipped()) {
                char c = source.charAt(at++);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
        int end = depth == 0 ? at - 1 : at;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
        end();
    }

    private String word() {
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
            at++;
        }
        return source.substring(start, at);
    }

    /** Moves past a comment or a literal, if there is one. */
    private boolean skipped() {
        if (source.startsWith("//", at)) {
            at = end("\n", at + 2);
        } else if (source.startsWith("/*", at)) {
            at = end("*/", at + 2);
        } else if (source.startsWith("\"\"\"", at)) {
            at = endOfLiteral("\"\"\"", at + 3);
        } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
            at = endOfLiteral(source.substring(at, at + 1), at + 1);
        } else {
            return false;
        }
        return true;
    }

    private int end(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private int endOfLiteral(String mark, int from) {
        for (int i = from; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.startsWith(mark, i)) {
                return i + mark.length();
            }
        }
        return source.length();
    }
}
