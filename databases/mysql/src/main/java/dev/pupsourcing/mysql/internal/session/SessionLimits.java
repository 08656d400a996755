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
 * What a session can take. Asked only after the first statement of an append found that something does not fit; what is too
 * large is refused before it is sent, because the server would cut the connection off, and with it the caller's transaction.
 *
 * @param packet a statement must be smaller than this, in bytes
 * @param increment how far apart the positions are that a session draws
 * @param sent the character set of the statements that it sends
 * @param understood the character set that the server converts them to
 * @param size how large events are when they are sent
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
     * Refuses a session whose positions are not consecutive: they could not be derived from the first, and every one of them
     * would look like a gap to readers. Refuses one that does not carry every character, too.
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
     * Cuts an append into statements that fit.
     *
     * @throws StoreAccessException if a single event is too large; the transaction may go on
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
                        + "; event " + index + " of the append to stream " + command.stream() + " has " + content
                        + " bytes of payload and metadata, and its statement up to " + bytes
                        + "; make it smaller or raise the server's limit",
                true,
                null);
    }
}
