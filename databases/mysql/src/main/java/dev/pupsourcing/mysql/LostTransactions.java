// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Remembers connections whose transaction was lost, until they are rolled back.
 *
 * <p>A deadlock rolls back all that the transaction wrote, and yet the session goes on as if nothing had happened: what
 * is written next would be committed without what came before. So a lost connection is marked, here and by a savepoint
 * in its session. A rollback removes the savepoint; as long as it can be released, there was none. Thread-safe.
 */
final class LostTransactions {

    private static final String SAVEPOINT = "pupsourcing_lost";

    private final Map<Connection, Boolean> marked = Collections.synchronizedMap(new WeakHashMap<>());

    void mark(Connection tx) {
        marked.put(tx, true);
        try {
            run(tx, "SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            // The session is gone, so it will commit nothing.
            marked.remove(tx);
        }
    }

    /** Refuses a marked connection unless it was rolled back since. */
    void refuse(Connection tx) throws SQLException {
        if (!marked.containsKey(tx)) {
            return;
        }
        try {
            run(tx, "RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            if (!MySqlFailures.isNoSavepoint(e)) {
                throw e;
            }
            marked.remove(tx);
            return;
        }
        mark(tx);
        throw new TransactionLostException("it was given up in an earlier call on this connection", null);
    }

    private static void run(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }
}
