// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.Projection;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The number of pieces of each product. */
@Singleton
final class Sold implements Projection {

    private static final String ADD = """
            INSERT INTO sold (product, pieces) VALUES (?, 1)
            ON CONFLICT (product) DO UPDATE SET pieces = sold.pieces + 1""";

    @Override
    public String name() {
        return "sold";
    }

    @Override
    public void handle(Connection tx, PersistedEvent event) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(ADD)) {
            statement.setString(1, new String(event.payload(), StandardCharsets.UTF_8));
            statement.executeUpdate();
        }
    }
}
