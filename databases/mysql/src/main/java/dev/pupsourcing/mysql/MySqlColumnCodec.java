// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.support.TimestampFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The column codec of MySQL and MariaDB: ids as 16 bytes, instants as date and time in UTC, independent of the
 * session's time zone.
 */
final class MySqlColumnCodec implements ColumnCodec {

    static final MySqlColumnCodec INSTANCE = new MySqlColumnCodec();

    private static final String FORM = "0000-00-00 00:00:00.000000";

    private MySqlColumnCodec() {}

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public void bindId(PreparedStatement statement, int parameter, UUID id) throws SQLException {
        statement.setBytes(parameter, bytes(id));
    }

    @Override
    public UUID readId(ResultSet row, int column) throws SQLException {
        ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(column));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
        statement.setString(parameter, TimestampFormat.write(FORM, instant));
    }

    @Override
    public Instant readInstant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    @Override
    public byte @Nullable [] readMetadata(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
