// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes error messages safe to show, log and store: on one line, without passwords, and without the rows and values
 * that servers and drivers quote. Stateless and thread-safe.
 */
public final class SafeMessage {

    private static final String HIDDEN = "***";

    /** User and password before a host; the password may contain a slash or an at sign. */
    private static final Pattern AUTHORITY = Pattern.compile("//[^\\s?;&\"']*@");

    private static final Pattern SECRET = Pattern.compile(
            "(?i)([\\w.%-]*(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|apikey|accesskey)[\\w.%-]*"
                    + "|\\b(?:pass|key|hexkey|textkey))(\\s*=\\s*)[^&;\\s\"]*");

    /** A server's description of a row extends to the end of the text, because values may contain anything. */
    private static final Pattern ROW = Pattern.compile(
            "(?s)(Failing row contains|Key \\([^=]*\\)=|\\n\\s*(?:Detail|Where|Context|Parameters?)\\s*:"
                    + "|\\n*Query (?:is|being executed)[^\\n]*:|\\bVALUES\\s*\\().*");

    private static final Pattern VALUE = Pattern.compile(
            "(?s)((?:Duplicate entry|Incorrect [\\w ]*value:|Truncated incorrect [\\w ]*value:) ')(?:.*(' (?:for|at) )|.*)");

    private static final Pattern SYNTAX = Pattern.compile("(?s)(invalid input syntax for type [\\w ]+: \").*(\")");

    private static final Pattern BATCH = Pattern.compile("(?s)Batch entry (\\d+) .* was aborted");

    private SafeMessage() {}

    /** The message of an exception; its class if it has no message or {@code getMessage} fails. */
    public static String of(Throwable failure) {
        String message = failure instanceof SQLException sql ? ofServer(sql) : message(failure);
        return message == null || message.isBlank() ? failure.getClass().getName() : clean(message);
    }

    /** Class and message of an exception, as in {@link Throwable#toString()}. */
    public static String described(Throwable failure) {
        String name = failure.getClass().getName();
        String message = of(failure);
        return message.equals(name) ? name : name + ": " + message;
    }

    /** A safe version of any text. */
    public static String clean(String text) {
        return PrintableText.of(withoutSecrets(withoutRows(text)));
    }

    /** A text with its passwords replaced by stars. */
    public static String withoutSecrets(String text) {
        String withoutUsers = text.contains("//") ? AUTHORITY.matcher(text).replaceAll("//" + HIDDEN + "@") : text;
        return withoutUsers.indexOf('=') < 0
                ? withoutUsers
                : SECRET.matcher(withoutUsers).replaceAll("$1$2" + HIDDEN);
    }

    private static String withoutRows(String text) {
        String batch = BATCH.matcher(text).replaceAll("Batch entry $1 was aborted");
        String rows = ROW.matcher(batch).replaceAll(match -> label(match.group(1)));
        String values = VALUE.matcher(rows)
                .replaceAll(match -> match.group(1) + "..." + Objects.requireNonNullElse(match.group(2), "'"));
        return SYNTAX.matcher(values).replaceAll("$1...$2");
    }

    private static String label(String label) {
        return label.startsWith("\n") || label.startsWith("Query") ? "" : label + " (...)";
    }

    /** The first line describes the problem; further lines, in the language of the server or driver, may quote rows. */
    private static @Nullable String ofServer(SQLException failure) {
        SQLException described = failure;
        if (failure instanceof BatchUpdateException && failure.getNextException() != null) {
            described = failure.getNextException();
        }
        String message = message(described);
        if (message == null) {
            return null;
        }
        String withoutRow = withoutRows(message).strip();
        int line = withoutRow.indexOf('\n');
        return line < 0 ? withoutRow : withoutRow.substring(0, line);
    }

    private static @Nullable String message(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException e) {
            return null;
        }
    }
}
