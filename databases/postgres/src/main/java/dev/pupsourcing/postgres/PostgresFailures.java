// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.Event;
import dev.pupsourcing.jdbc.dialect.SqlFailure;
import dev.pupsourcing.jdbc.dialect.SqlFailure.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL's SQL states mean (appendix A of its manual). After any failed statement the transaction takes no
 * other one, so none of these failures leaves it usable.
 */
final class PostgresFailures {

    private PostgresFailures() {}

    /** Whether the server reported a failure, after which the transaction takes nothing more. */
    static boolean isFromServer(SQLException failure) {
        return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null;
    }

    static SqlFailure classify(SQLException failure) {
        Kind kind = kind(Objects.requireNonNullElse(failure.getSQLState(), ""));
        return new SqlFailure(kind == Kind.OTHER && isStalePlan(failure) ? Kind.STALE_SESSION : kind, false);
    }

    /** The state is that of any feature that is not supported; the routine of the server is the one stable mark. */
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

    /** Whether a duplicate key is a position, because the identity draws positions that are there already. */
    static boolean isPosition(SQLException failure) {
        return names(failure, "global_position") || column(failure).endsWith("_pkey");
    }

    /** Whether a duplicate key is the version of an aggregate. */
    static boolean isVersion(SQLException failure) {
        return names(failure, "aggregate_version") || column(failure).contains("version");
    }

    /** Whether a failure's detail names a column; the server translates the words around it only. */
    private static boolean names(SQLException failure, String column) {
        return failure instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && Objects.requireNonNullElse(postgres.getServerErrorMessage().getDetail(), "")
                        .contains(column);
    }

    private static String column(SQLException failure) {
        return failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                ? column(postgres.getServerErrorMessage())
                : "";
    }

    /** The event whose id is there already, if that is what a duplicate key means; empty if it is the version. */
    static Optional<Event> duplicate(SQLException failure, List<Event> events) {
        ServerErrorMessage message =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (message == null || !column(message).contains("event_id")) {
            return Optional.empty();
        }
        String detail = Objects.requireNonNullElse(message.getDetail(), "");
        Event first = events.get(0);
        return Optional.of(events.stream()
                .filter(event -> detail.contains(event.eventId().toString()))
                .findFirst()
                .orElse(first));
    }

    /** A constraint's name without its table's: partitions name their constraints after themselves and the columns. */
    private static String column(ServerErrorMessage message) {
        String constraint = Objects.requireNonNullElse(message.getConstraint(), "");
        String table = Objects.requireNonNullElse(message.getTable(), "");
        return constraint.startsWith(table) ? constraint.substring(table.length()) : constraint;
    }
}
