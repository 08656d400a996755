// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.support.SqlCauses;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** The projection syntax of PostgreSQL. */
final class PostgresProjectionSyntax implements ProjectionSyntax {

    static final PostgresProjectionSyntax INSTANCE = new PostgresProjectionSyntax();

    private static final String LIMIT_IDLE = "SELECT set_config('idle_in_transaction_session_timeout', ?, true)";

    /** The SQL state of a text that cannot be converted. */
    private static final String INVALID_TEXT = "22P02";

    /** A text that cannot be converted; the server's message repeats it, in any language. */
    private static final String FAILED = "pupsourcing: failed condition";

    private PostgresProjectionSyntax() {}

    @Override
    public String now() {
        return "clock_timestamp()";
    }

    @Override
    public String nowPlusMillis() {
        return "clock_timestamp() + CAST(? AS BIGINT) * INTERVAL '1 millisecond'";
    }

    @Override
    public String unlessPresent(String keyColumn) {
        return "ON CONFLICT DO NOTHING";
    }

    @Override
    public String forUpdate() {
        return "FOR UPDATE";
    }

    @Override
    public String forUpdateNoWait() {
        return "FOR UPDATE NOWAIT";
    }

    @Override
    public String transactionId() {
        return "pg_current_xact_id()::text";
    }

    /**
     * The driver sends all statements of a text together, and the server skips the rest after a failure. The failing
     * expression contains the transaction's id so that the planner does not evaluate it in advance.
     */
    @Override
    public String failUnless(String condition) {
        return "CASE WHEN %s THEN TRUE ELSE CAST('%s ' || pg_current_xact_id()::text AS BOOLEAN) END"
                .formatted(condition, FAILED);
    }

    @Override
    public boolean hasFailedCondition(SQLException failure) {
        return SqlCauses.any(
                failure,
                cause -> INVALID_TEXT.equals(cause.getSQLState())
                        && String.valueOf(cause.getMessage()).contains(FAILED));
    }

    /** Applies only to the current transaction. */
    @Override
    public void limitIdle(Connection tx, Duration idle) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(LIMIT_IDLE)) {
            statement.setString(1, idle.toMillis() + "ms");
            statement.execute();
        }
    }
}
