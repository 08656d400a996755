// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jta;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ProjectionBackend;
import io.agroal.api.AgroalDataSource;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Appends and a projection in transactions of Jakarta Transactions. */
public final class Main {

    private Main() {}

    /** Runs the example in a new file; with {@code --db URL}, in that empty database. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        String url = args.length == 2 && args[0].equals("--db")
                ? args[1]
                : "jdbc:sqlite:"
                        + Files.createTempDirectory("jakarta-jta").resolve("shop.db")
                        + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        TransactionManager manager = Narayana.manager();
        try (AgroalDataSource dataSource = Narayana.pool(manager, url)) {
            create(dataSource);
            run(manager, dataSource);
        }
    }

    private static void create(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE order_lines (order_id VARCHAR(50) NOT NULL, product VARCHAR(50) NOT NULL)");
            statement.execute("CREATE TABLE sold (product VARCHAR(50) PRIMARY KEY, pieces INTEGER NOT NULL)");
        }
    }

    private static void run(TransactionManager manager, DataSource dataSource)
            throws SQLException, InterruptedException {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        JtaTransactions transactions = new JtaTransactions(manager, dataSource);
        order(dataSource, new Orders(dataSource, transactions, pupsourcing.store()));

        // region backend
        ProjectionBackend backend = ProjectionBackend.of(
                pupsourcing.backend().log(), transactions, pupsourcing.backend().projectionStore());
        try (ProjectionRunner runner = ProjectionRunner.of(backend, Orders.sold())) {
            runner.runOnce();
        }
        // endregion
        System.out.println("sold: " + sold(dataSource));
    }

    private static void order(DataSource dataSource, Orders orders) throws SQLException {
        orders.place("order-1", "lamp");
        orders.place("order-2", "desk");
        System.out.println("placed: " + counts(dataSource));
        try {
            orders.placeUnpaid("order-3", "lamp");
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + ": " + counts(dataSource));
        }
        orders.place("order-2", "lamp");
        System.out.println("continued after a conflict: " + counts(dataSource));
    }

    private static String counts(DataSource dataSource) throws SQLException {
        String sql = "SELECT (SELECT COUNT(*) FROM order_lines), (SELECT COUNT(*) FROM events)";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1) + " lines, " + row.getLong(2) + " events";
        }
    }

    private static String sold(DataSource dataSource) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT product, pieces FROM sold ORDER BY product")) {
            while (rows.next()) {
                text.append(rows.getString(1))
                        .append('=')
                        .append(rows.getLong(2))
                        .append(' ');
            }
        }
        return text.toString().strip();
    }
}
