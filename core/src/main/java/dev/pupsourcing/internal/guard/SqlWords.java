// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Extracts the first words of each statement in an SQL text, without comments, literals and quoted names. It parses
 * only enough SQL to find the beginnings of statements.
 */
final class SqlWords {

    /** The number of words per statement; in SET and CREATE the relevant words may come later. */
    private static final int MOST_WORDS = 8;

    private static final Set<String> PLAIN = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "MERGE", "REPLACE");

    private final String sql;
    private final boolean backslashes;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int count;
    private int at;

    private SqlWords(String sql, boolean backslashes) {
        this.sql = sql;
        this.backslashes = backslashes;
    }

    /**
     * The words of each statement, in upper case and separated by one space.
     *
     * @param backslashes whether a backslash escapes the next character in a literal
     */
    static List<String> of(String sql, boolean backslashes) {
        SqlWords reader = new SqlWords(sql, backslashes);
        reader.read();
        return reader.statements;
    }

    private void read() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ';') {
                at++;
                finish();
            } else if (isWord(c)) {
                word();
                if (count == MOST_WORDS || isPlain() || hasBody()) {
                    skipRest();
                }
            } else if (!skipComment(c) && !skipQuoted(c)) {
                at++;
            }
        }
        finish();
    }

    private void finish() {
        if (count > 0) {
            statements.add(words.toString());
        }
        words.setLength(0);
        count = 0;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '.';
    }

    private void word() {
        int start = at;
        while (at < sql.length() && isWord(sql.charAt(at))) {
            at++;
        }
        if (count > 0) {
            words.append(' ');
        }
        words.append(sql.substring(start, at).toUpperCase(Locale.ROOT));
        count++;
    }

    /** Whether the first word shows that the rest of the statement is irrelevant. */
    private boolean isPlain() {
        return count == 1 && PLAIN.contains(words.toString());
    }

    /** Whether the statement contains other statements up to the end of the text, which are not executed now. */
    private boolean hasBody() {
        String begun = words.toString();
        return begun.equals("BEGIN NOT")
                || (begun.startsWith("CREATE ")
                        && (begun.endsWith(" TRIGGER")
                                || begun.endsWith(" FUNCTION")
                                || begun.endsWith(" PROCEDURE")
                                || begun.endsWith(" EVENT")));
    }

    /** Skips to the end of the statement, or of the text if nothing relevant can follow. */
    private void skipRest() {
        if (hasBody() || sql.indexOf(';', at) < 0) {
            at = sql.length();
            return;
        }
        while (at < sql.length() && sql.charAt(at) != ';') {
            char c = sql.charAt(at);
            if (!skipComment(c) && !skipQuoted(c)) {
                at++;
            }
        }
    }

    /** Some databases execute the contents of {@code /*! ... *}{@code /}, so only the delimiters are skipped. */
    private boolean skipComment(char c) {
        if (c == '-' && sql.startsWith("--", at) || c == '#' && count == 0) {
            to("\n", at);
            return true;
        }
        if (c != '/' || !sql.startsWith("/*", at)) {
            return false;
        }
        if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
            at = sql.indexOf('!', at) + 1;
            while (at < sql.length() && Character.isDigit(sql.charAt(at))) {
                at++;
            }
        } else {
            to("*/", at + 2);
        }
        return true;
    }

    private boolean skipQuoted(char c) {
        if (c == '\'' || c == '"' || c == '`') {
            boolean escapes = c != '`' && (backslashes || followsE());
            for (at++; at < sql.length() && sql.charAt(at) != c; at++) {
                at += escapes && sql.charAt(at) == '\\' ? 1 : 0;
            }
            at++;
            return true;
        }
        int end = c == '$' ? sql.indexOf('$', at + 1) : -1;
        if (end < 0 || !sql.substring(at + 1, end).chars().allMatch(Character::isJavaIdentifierPart)) {
            return false;
        }
        to(sql.substring(at, end + 1), end + 1);
        return true;
    }

    private boolean followsE() {
        return at > 0 && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e');
    }

    private void to(String end, int from) {
        int found = sql.indexOf(end, from);
        at = found < 0 ? sql.length() : found + end.length();
    }
}
