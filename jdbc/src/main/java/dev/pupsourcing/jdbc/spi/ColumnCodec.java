// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** How values are bound and read where databases and drivers differ. Stateless and thread-safe. */
public interface ColumnCodec {

    /** Binds an event id. */
    void bindId(PreparedStatement statement, int parameter, UUID id) throws SQLException;

    /** Reads an event id. */
    UUID readId(ResultSet row, int column) throws SQLException;

    /** Binds an instant, exact to the microsecond, whatever the session's time zone. */
    void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException;

    /** Reads an instant, exact to the microsecond, whatever the session's time zone. */
    Instant readInstant(ResultSet row, int column) throws SQLException;

    /** How many bytes of payload and metadata an event has, as an SQL expression that is cheap where they are small. */
    default String eventBytes() {
        return "OCTET_LENGTH(payload) + OCTET_LENGTH(metadata)";
    }

    /** Reads metadata as it was written. */
    byte[] readMetadata(ResultSet row, int column) throws SQLException;
}
