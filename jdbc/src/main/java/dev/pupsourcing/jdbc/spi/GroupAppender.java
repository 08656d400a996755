// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Stores several appends in one transaction of the library, each with its own outcome. Implementations must be
 * thread-safe. Implemented by authors of databases.
 *
 * <p>It must not wait for a lock that another transaction holds longer than a few milliseconds: other appends wait for
 * this group. It refuses an append that would have to wait; the library then sends the append alone.
 */
@FunctionalInterface
public interface GroupAppender {

    /**
     * Stores the appends of a group, in their order, or refuses some of them. The caller commits if this method returns,
     * and rolls back if it throws; the appends are then sent in smaller groups.
     *
     * @param tx a connection of the library, in a new transaction
     * @param group at least two appends, all to different streams
     * @return one outcome for each append, in their order; a refused append has stored nothing, for whatever reason, and
     *     is sent again alone
     * @throws SQLException if a statement fails
     * @throws dev.pupsourcing.EventStoreException if the appender knows more than the failure's code
     */
    List<AppendOutcome> append(Connection tx, List<AppendCommand> group) throws SQLException;
}
