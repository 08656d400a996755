// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.dialect.TransactionRules;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds statements that would begin or end a transaction in the text of SQL. Stateless and thread-safe. */
final class TransactionTexts {

    /** What separates statements or may hide a separator: a literal, an identifier, a comment, a quoted body. */
    private static final Pattern PIECES = Pattern.compile("""
            '(?:[^']|'')*'|"[^"]*"|`[^`]*`|--[^\\n]*|/\\*(?s:.*?)\\*/|\\$(\\w*)\\$(?s:.*?)\\$\\1\\$|;""");

    private static final Pattern LEADING =
            Pattern.compile("(?:\\s|;|--[^\\n]*(?:\\n|$)|#[^\\n]*(?:\\n|$)|/\\*(?s:.*?)\\*/)+");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    private static final Pattern BACK_TO_SAVEPOINT =
            Pattern.compile("ROLLBACK\\s+(?:WORK\\s+|TRANSACTION\\s+)?TO\\b.*", FLAGS | Pattern.DOTALL);

    private static final Pattern ENDING = Pattern.compile(
            "(?:COMMIT|ROLLBACK|END|ABORT|BEGIN|XA|(?:START|PREPARE)\\s+TRANSACTION"
                    + "|SET\\s+(?:SESSION\\s+|LOCAL\\s+|@@(?:SESSION\\.|LOCAL\\.)?)?AUTOCOMMIT)\\b.*",
            FLAGS | Pattern.DOTALL);

    /** Statements whose text holds other statements, which are not run now. */
    private static final Set<String> WITH_BODY = Set.of("CREATE", "ALTER", "DO", "DECLARE");

    private TransactionTexts() {}

    /** Whether a text goes back to a savepoint. */
    static boolean goesBack(String sql) {
        return BACK_TO_SAVEPOINT.matcher(stripped(sql)).matches();
    }

    /** The first statement of a text that begins or ends a transaction; empty if there is none. */
    static Optional<String> ending(String sql, TransactionRules rules) {
        String first = stripped(sql);
        if (ends(first, rules)) {
            return Optional.of(first);
        }
        if (first.indexOf(';') < 0 || WITH_BODY.contains(keyword(first))) {
            return Optional.empty();
        }
        Matcher matcher = PIECES.matcher(first);
        while (matcher.find()) {
            String rest = matcher.group().equals(";") ? stripped(first.substring(matcher.end())) : "";
            if (WITH_BODY.contains(keyword(rest))) {
                return Optional.empty();
            }
            if (ends(rest, rules)) {
                return Optional.of(rest);
            }
        }
        return Optional.empty();
    }

    private static boolean ends(String statement, TransactionRules rules) {
        return (ENDING.matcher(statement).matches() && !goesBack(statement)) || rules.commitsImplicitly(statement);
    }

    private static String stripped(String sql) {
        Matcher leading = LEADING.matcher(sql);
        return leading.lookingAt() ? sql.substring(leading.end()) : sql;
    }

    private static String keyword(String statement) {
        int end = 0;
        while (end < statement.length() && Character.isLetter(statement.charAt(end))) {
            end++;
        }
        return statement.substring(0, end).toUpperCase(java.util.Locale.ROOT);
    }
}
