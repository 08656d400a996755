// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** The projection syntax of PostgreSQL. */
final class PostgresProjectionSyntax implements ProjectionSyntax {

    static final PostgresProjectionSyntax INSTANCE = new PostgresProjectionSyntax();

    private static final String LIMIT_IDLE = "SELECT set_config('idle_in_transaction_session_timeout', ?, true)";

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

    /** Applies only to the current transaction. */
    @Override
    public void limitIdle(Connection tx, Duration idle) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(LIMIT_IDLE)) {
            statement.setString(1, idle.toMillis() + "ms");
            statement.execute();
        }
    }
}
