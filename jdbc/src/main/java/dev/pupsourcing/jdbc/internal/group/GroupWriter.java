// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import java.sql.SQLException;
import java.util.List;

/** Writes a group of appends in one transaction. */
@FunctionalInterface
interface GroupWriter {

    /**
     * Writes a group; the stored appends are committed when it returns.
     *
     * @return one outcome for each append, in their order
     * @throws NoConnectionException if no transaction could be begun
     * @throws StoreAccessException with an unknown outcome, if it is unknown whether the group is committed
     * @throws SQLException or any other exception if nothing of the group is stored
     */
    List<AppendOutcome> write(List<AppendCommand> group) throws SQLException;

    /** No transaction could be begun, so none of the appends is the reason. */
    final class NoConnectionException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient SQLException failure;

        NoConnectionException(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }
}
