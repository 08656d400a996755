// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.Event;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.dialect.AppendCommand;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Refuses an event that no packet of the server holds, before anything is sent: the server would cut the connection off, and
 * with it the caller's transaction.
 */
final class PacketLimit {

    /** Up to here nothing is asked; the limit is 16 MB by default, on MySQL 64 MB. */
    private static final long UNSUSPICIOUS = 512 * 1024;

    private static final String LIMIT = "SELECT @@max_allowed_packet";

    private PacketLimit() {}

    /**
     * Checks the events of an append; costs one statement if any of them is large.
     *
     * @throws StoreAccessException if one of them is too large; the transaction may go on
     */
    static void check(Connection tx, AppendCommand command) throws SQLException {
        if (command.events().stream().allMatch(event -> size(event) <= UNSUSPICIOUS)) {
            return;
        }
        long limit = limit(tx);
        for (int i = 0; i < command.events().size(); i++) {
            long size = size(command.events().get(i));
            if (size > UNSUSPICIOUS && size >= limit) {
                throw new StoreAccessException(
                        Reason.TOO_LARGE,
                        "event " + i + " of the append to stream " + command.stream() + " has " + size
                                + " bytes of payload and metadata, but the server's max_allowed_packet is " + limit
                                + "; make it smaller or raise the server's limit",
                        true,
                        null);
            }
        }
    }

    private static long size(Event event) {
        return (long) event.payloadSize() + event.metadataSize();
    }

    private static long limit(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement();
                ResultSet row = statement.executeQuery(LIMIT)) {
            return row.next() ? row.getLong(1) : Long.MAX_VALUE;
        }
    }
}
