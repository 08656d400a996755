// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What differs between databases in the statements for projections. Stateless and thread-safe. */
public interface ProjectionSyntax {

    /** The database's clock at this moment, not at the transaction's beginning, as a value for a column of instants. */
    String now();

    /** The database's clock plus as many milliseconds as the one parameter says. */
    String nowPlusMillis();

    /**
     * What is put behind {@code INSERT INTO ... VALUES (...)} so that it does nothing if the row is there.
     *
     * @param keyColumn a column of the primary key
     */
    String unlessPresent(String keyColumn);

    /** What is put behind a {@code SELECT} by primary key to lock the row until the transaction ends; empty if nothing. */
    String forUpdate();

    /** As {@link #forUpdate()}, but fails at once if somebody else holds the row; empty if nothing. */
    String forUpdateNoWait();

    /** An expression that identifies the open transaction as text, for as long as it lasts; empty if there is none. */
    default String transactionId() {
        return "";
    }

    /** Has the server end the session if the current transaction lies idle for so long, where it can. */
    default void limitIdle(Connection tx, Duration idle) throws SQLException {}

    /** Takes {@link #limitIdle} back before the transaction ends, where it would outlast the transaction. */
    default void unlimitIdle(Connection tx) throws SQLException {}
}
