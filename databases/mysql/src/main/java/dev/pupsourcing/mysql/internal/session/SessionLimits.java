// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql.internal.session;

import dev.pupsourcing.Event;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The limits of a session. They are queried only if the first statement of an append has failed its condition. An event
 * that is too large is rejected before it is sent, because the server would close the connection and abort the caller's
 * transaction.
 *
 * @param packet the exclusive maximum size of a statement in bytes
 * @param increment the increment of the session's positions
 * @param sent the character set of statements that are sent
 * @param understood the character set to which the server converts them
 * @param size the size of events when they are sent
 */
public record SessionLimits(long packet, int increment, String sent, String understood, EventSize size) {

    private static final String LIMITS = """
            SELECT @@max_allowed_packet, @@auto_increment_increment,
                   @@character_set_client, @@character_set_connection""";

    public static SessionLimits of(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement();
                ResultSet row = statement.executeQuery(LIMITS)) {
            row.next();
            return new SessionLimits(row.getLong(1), row.getInt(2), row.getString(3), row.getString(4), protocol(tx));
        }
    }

    private static EventSize protocol(Connection tx) throws SQLException {
        DatabaseMetaData driver = tx.getMetaData();
        if (String.valueOf(driver.getURL()).contains("useServerPrepStmts=true")) {
            return EventSize.BINARY;
        }
        return String.valueOf(driver.getDriverName()).startsWith("MariaDB") ? EventSize.ESCAPED : EventSize.DOUBLED;
    }

    /**
     * Rejects a session whose positions are not consecutive, because they could not be derived from the first, and
     * would look like gaps to readers. Also rejects a session that does not support all characters.
     */
    public void check() {
        ServerSettings.checkCharacterSet("character_set_client", sent);
        ServerSettings.checkCharacterSet("character_set_connection", understood);
        if (increment != 1) {
            throw ServerSettings.wrongIncrement(Integer.toString(increment));
        }
    }

    /** Whether the statements of an append fit. */
    public boolean hold(AppendPlan plan) {
        return packet > plan.packetBytes();
    }

    /**
     * Splits an append into statements that fit.
     *
     * @throws StoreAccessException if a single event is too large; the transaction can continue
     */
    public AppendPlan plan(AppendCommand command, int maxEvents) {
        for (int i = 0; i < command.events().size(); i++) {
            Event event = command.events().get(i);
            long bytes = size.bytes(event) + AppendPlan.STATEMENT_BYTES;
            if (bytes >= packet) {
                throw tooLarge(command, i, bytes);
            }
        }
        return AppendPlan.within(command, maxEvents, packet, size);
    }

    private StoreAccessException tooLarge(AppendCommand command, int index, long bytes) {
        Event event = command.events().get(index);
        long content = (long) event.payloadSize() + event.metadataSize();
        return new StoreAccessException(
                Reason.TOO_LARGE,
                "the statement of an event must be smaller than the server's max_allowed_packet, which is " + packet
                        + "; event " + index + " of the append to stream \"" + command.stream() + "\" has " + content
                        + " bytes of payload and metadata, and its statement up to " + bytes
                        + "; make it smaller or raise the server's limit",
                true,
                null);
    }
}
