// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as text, the same whatever types a driver chooses. */
final class Rows {

    private Rows() {}

    static List<String> of(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                @Nullable Object[] values = new @Nullable Object[columns];
                for (int i = 0; i < columns; i++) {
                    values[i] = rows.getObject(i + 1);
                }
                found.add(text(row(values)));
            }
            return found;
        }
    }

    static List<Object> row(@Nullable Object... values) {
        List<Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(normal(value));
        }
        return List.copyOf(row);
    }

    static String text(List<Object> row) {
        return row.stream().map(Object::toString).collect(Collectors.joining(" | "));
    }

    private static String normal(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
