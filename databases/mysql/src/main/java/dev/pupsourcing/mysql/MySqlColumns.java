// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.dialect.ColumnCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Values in MySQL and MariaDB: ids as 16 bytes, instants as date and time in UTC, which no session's zone changes. */
final class MySqlColumns implements ColumnCodec {

    static final MySqlColumns INSTANCE = new MySqlColumns();

    private static final String FORM = "0000-00-00 00:00:00.000000";
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");

    private MySqlColumns() {}

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
        Instant storable = instant.isAfter(LATEST) ? LATEST : instant.isBefore(EARLIEST) ? EARLIEST : instant;
        statement.setString(parameter, text(LocalDateTime.ofInstant(storable, ZoneOffset.UTC)));
    }

    /** Written digit by digit, because that is done for every event. */
    private static String text(LocalDateTime time) {
        char[] text = FORM.toCharArray();
        put(text, 4, time.getYear());
        put(text, 7, time.getMonthValue());
        put(text, 10, time.getDayOfMonth());
        put(text, 13, time.getHour());
        put(text, 16, time.getMinute());
        put(text, 19, time.getSecond());
        put(text, 26, time.getNano() / 1000);
        return new String(text);
    }

    private static void put(char[] text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--at] = (char) ('0' + rest % 10);
        }
    }

    @Override
    public Instant readInstant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    @Override
    public byte[] readMetadata(ResultSet row, int column) throws SQLException {
        return row.getString(column).getBytes(StandardCharsets.UTF_8);
    }
}
