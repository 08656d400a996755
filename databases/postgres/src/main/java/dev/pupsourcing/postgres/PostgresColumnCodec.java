// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.ColumnCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The column codec of PostgreSQL: native ids and instants, metadata as JSON text. */
final class PostgresColumnCodec implements ColumnCodec {

    static final PostgresColumnCodec INSTANCE = new PostgresColumnCodec();

    private PostgresColumnCodec() {}

    @Override
    public void bindId(PreparedStatement statement, int parameter, UUID id) throws SQLException {
        statement.setObject(parameter, id);
    }

    @Override
    public UUID readId(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    @Override
    public void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
        statement.setObject(parameter, instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Instant readInstant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The length of large values is read without decompressing them; metadata is usually small and not compressed. */
    @Override
    public String eventBytes() {
        return "octet_length(payload) + CASE WHEN pg_column_size(metadata) < 512"
                + " THEN pg_column_size(metadata) ELSE octet_length(metadata::text) END";
    }

    /** Metadata is compressed only if it is large; its text is measured only then. */
    @Override
    public String metadataUpTo(long bytes) {
        return "CASE WHEN pg_column_size(metadata) < 512 THEN metadata"
                + " WHEN octet_length(metadata::text) <= %s THEN metadata END".formatted(bytes);
    }

    /** The driver always uses UTF-8, and returns the bytes of a text column unchanged. */
    @Override
    public byte @Nullable [] readMetadata(ResultSet row, int column) throws SQLException {
        return row.getBytes(column);
    }
}
