// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds and reads values for which databases and drivers differ. Implementations must be stateless and thread-safe. Implemented by authors of databases. */
public interface ColumnCodec {

    /** Binds an event id. */
    void bindId(PreparedStatement statement, int parameter, UUID id) throws SQLException;

    /** Reads an event id. */
    UUID readId(ResultSet row, int column) throws SQLException;

    /** Binds an instant with microsecond precision, regardless of the session's time zone. */
    void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException;

    /** Reads an instant with microsecond precision, regardless of the session's time zone. */
    Instant readInstant(ResultSet row, int column) throws SQLException;

    /**
     * An SQL expression for the number of bytes of an event's payload and metadata, which must be cheap for small
     * events.
     */
    default String eventBytes() {
        return "OCTET_LENGTH(payload) + OCTET_LENGTH(metadata)";
    }

    /**
     * An expression for the payload if it has at most a given number of bytes, otherwise NULL; cheap, since every row
     * read is asked.
     */
    default String payloadUpTo(long bytes) {
        return "CASE WHEN OCTET_LENGTH(payload) <= %s THEN payload END".formatted(bytes);
    }

    /**
     * An expression for the metadata if it has at most about a given number of bytes, otherwise NULL; cheap as well.
     */
    default String metadataUpTo(long bytes) {
        return "CASE WHEN OCTET_LENGTH(metadata) <= %s THEN metadata END".formatted(bytes);
    }

    /** Reads metadata as it was written; null if the column is. */
    byte @Nullable [] readMetadata(ResultSet row, int column) throws SQLException;
}
