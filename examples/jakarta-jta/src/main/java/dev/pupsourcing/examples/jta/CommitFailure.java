// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jta;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a failed commit of a JTA transaction means. Agroal reports every failure as a rollback, even if the connection
 * broke after the database had received the commit. Only an answer of the database proves that it has rolled back.
 */
final class CommitFailure {

    private static final String CONSTRAINT_VIOLATION = "23";
    private static final String TRANSACTION_ROLLBACK = "40";
    private static final String COMPLETION_UNKNOWN = "40003";

    private CommitFailure() {}

    /** The SQL state with which the database has rejected the commit; empty if it may have committed. */
    static Optional<String> provenRollback(Throwable failure) {
        return chain(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .filter(state -> state.startsWith(CONSTRAINT_VIOLATION) || state.startsWith(TRANSACTION_ROLLBACK))
                .filter(state -> !state.equals(COMPLETION_UNKNOWN))
                .findFirst();
    }

    /** A failure, its causes and, because Narayana adds them there, its suppressed exceptions. */
    private static Stream<Throwable> chain(@Nullable Throwable failure) {
        if (failure == null) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(failure),
                Stream.concat(
                        chain(failure.getCause()),
                        Stream.of(failure.getSuppressed()).flatMap(CommitFailure::chain)));
    }
}
