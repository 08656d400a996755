// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.h2;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.SchemaTemplates;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** H2, as an author outside this project would add it. */
public final class H2Database implements Database {

    private static final String FIND = """
            SELECT 1 FROM information_schema.tables
             WHERE table_schema = COALESCE(?, SCHEMA()) AND table_name = ?""";

    /** For the service loader. */
    public H2Database() {}

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public boolean acceptsUrl(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:h2:");
    }

    @Override
    public boolean acceptsProduct(String productName) {
        return productName.equals("H2");
    }

    @Override
    public Dialect dialect() {
        return new H2Dialect();
    }

    @Override
    public SchemaTemplates schema() {
        return SchemaTemplates.load(
                2,
                name -> H2Database.class.getResourceAsStream(name + ".sql"),
                "init",
                "optional-parts",
                "snapshots",
                "upgrade-1-to-2");
    }

    @Override
    public Optional<List<String>> tableObjections(Connection connection, TableName table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, table.schema().orElse(null));
            statement.setString(2, table.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(List.of()) : Optional.empty();
            }
        }
    }
}
