// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.Event;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.SqlFailure.Kind;
import dev.pupsourcing.jdbc.spi.support.SqlCauses;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;

/**
 * PostgreSQL's SQL states, from appendix A of its manual. After any failed statement the transaction accepts no further
 * ones, so none of these failures leaves it usable.
 */
final class PostgresErrorCodes {

    /** The values of a key, from the first to the end of a message. */
    private static final Pattern VALUES = Pattern.compile("=\\(.*", Pattern.DOTALL);

    private PostgresErrorCodes() {}

    /**
     * Whether the server is known to have reported a failure. A failure from another class loader is not: after a
     * commit, the outcome is then unknown.
     */
    static boolean isFromServer(SQLException failure) {
        return SqlCauses.any(
                failure, cause -> cause instanceof PSQLException postgres && postgres.getServerErrorMessage() != null);
    }

    /** Whether a statement was rejected because an earlier one in the same transaction has failed. */
    static boolean isAborted(SQLException failure) {
        return SqlCauses.any(failure, cause -> "25P02".equals(cause.getSQLState()));
    }

    static SqlFailure classify(SQLException failure) {
        return SqlCauses.classify(failure, PostgresErrorCodes::meaning);
    }

    private static SqlFailure meaning(SQLException failure) {
        Kind kind = kind(Objects.requireNonNullElse(failure.getSQLState(), ""));
        return new SqlFailure(kind == Kind.OTHER && isStalePlan(failure) ? Kind.STALE_SESSION : kind, false);
    }

    /** The SQL state is that of all unsupported features; only the server's routine is a stable indicator. */
    private static boolean isStalePlan(SQLException failure) {
        return "0A000".equals(failure.getSQLState())
                && failure instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && "RevalidateCachedQuery"
                        .equals(postgres.getServerErrorMessage().getRoutine());
    }

    private static Kind kind(String state) {
        return switch (state) {
            case "23505" -> Kind.DUPLICATE_KEY;
            case "40001", "40P01", "25P02" -> Kind.TRANSACTION_LOST;
            case "42P01", "42703", "3F000" -> Kind.SCHEMA_MISSING;
            case "25006" -> Kind.READ_ONLY;
            case "42501" -> Kind.ACCESS_DENIED;
            case "55P03", "57014", "25P03" -> Kind.TIMEOUT;
            case "53100", "53400" -> Kind.STORAGE_FULL;
            case "54000" -> Kind.TOO_LARGE;
            case "53300", "57P01", "57P02", "57P03", "57P04", "57P05" -> Kind.UNAVAILABLE;
            case "26000", "42P05" -> Kind.STALE_SESSION;
            case "XX001", "XX002" -> Kind.SERVER_FAULT;
            default -> kindOfClass(state);
        };
    }

    private static Kind kindOfClass(String state) {
        return switch (state.length() < 2 ? state : state.substring(0, 2)) {
            case "08", "57" -> Kind.UNAVAILABLE;
            case "28" -> Kind.ACCESS_DENIED;
            case "53" -> Kind.EXHAUSTED;
            case "58" -> Kind.SERVER_FAULT;
            default -> Kind.OTHER;
        };
    }

    /**
     * Whether a duplicate key is a position, because the identity column assigns positions that already exist.
     *
     * @param table the bare name of the events table
     */
    static boolean isPosition(SQLException failure, String table) {
        String violated = violated(failure, table);
        return violated.contains("global_position") || violated.contains("pkey");
    }

    /** Whether a duplicate key is the version of an aggregate. */
    static boolean isVersion(SQLException failure, String table) {
        String violated = violated(failure, table);
        return violated.contains("version") || violated.contains("aggregate_type");
    }

    /** The event with a duplicate id; empty if it is another key. */
    static Optional<Event> duplicate(SQLException failure, List<Event> events, String table) {
        String message = messages(failure);
        if (!violated(failure, table).contains("event_id")) {
            return Optional.empty();
        }
        Event first = events.get(0);
        return Optional.of(events.stream()
                .filter(event -> message.contains(event.eventId().toString()))
                .findFirst()
                .orElse(first));
    }

    /**
     * The name and columns of the violated constraint in the server's message. The table's name and the values of the
     * key may contain any text and are removed; the other words may be in any language.
     */
    private static String violated(SQLException failure, String table) {
        return SqlCauses.of(failure).stream()
                .map(cause -> VALUES.matcher(String.valueOf(cause.getMessage())).replaceAll(""))
                .map(text -> text.replaceAll("(?<!\\w)" + Pattern.quote(table + "_"), ""))
                .collect(Collectors.joining("\n"));
    }

    /** The server's message and detail, including the texts of wrappers. */
    private static String messages(SQLException failure) {
        return SqlCauses.of(failure).stream()
                .map(cause -> String.valueOf(cause.getMessage()))
                .collect(Collectors.joining("\n"));
    }
}
