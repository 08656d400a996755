// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.ColumnCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The column codec of SQLite: ids as 16 bytes, instants as UTC text of fixed width. */
final class SqliteColumnCodec implements ColumnCodec {

    static final SqliteColumnCodec INSTANCE = new SqliteColumnCodec();

    private SqliteColumnCodec() {}

    @Override
    public void bindId(PreparedStatement statement, int parameter, UUID id) throws SQLException {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        statement.setBytes(parameter, bytes);
    }

    @Override
    public UUID readId(ResultSet row, int column) throws SQLException {
        ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(column));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
        statement.setString(parameter, TimestampText.format(instant));
    }

    @Override
    public Instant readInstant(ResultSet row, int column) throws SQLException {
        return TimestampText.parse(row.getString(column));
    }

    @Override
    public String eventBytes() {
        return "LENGTH(payload) + LENGTH(CAST(metadata AS BLOB))";
    }

    /** Old versions do not support OCTET_LENGTH; the length of a BLOB is in its header. */
    @Override
    public String payloadUpTo(long bytes) {
        return "CASE WHEN LENGTH(payload) <= %s THEN payload END".formatted(bytes);
    }

    /** Measured in characters, each of which has up to four bytes. */
    @Override
    public String metadataUpTo(long bytes) {
        return "CASE WHEN LENGTH(metadata) <= %s THEN metadata END".formatted(bytes);
    }

    @Override
    public byte @Nullable [] readMetadata(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
