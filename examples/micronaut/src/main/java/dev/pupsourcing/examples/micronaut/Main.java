// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.micronaut;

import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ReadModels;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Micronaut application that places orders and counts what was sold. */
public final class Main {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Main() {}

    /** Runs the example in a new file; with {@code --db URL}, in that empty database. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        String url = args.length == 2 && args[0].equals("--db")
                ? args[1]
                : "jdbc:sqlite:"
                        + Files.createTempDirectory("micronaut").resolve("shop.db")
                        + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        ProjectionRunner runner;
        try (ApplicationContext application = ApplicationContext.run(Map.of("datasources.default.url", url))) {
            runner = application.getBean(ProjectionRunner.class);
            run(application);
        }
        System.out.println("running after the application has stopped: " + runner.isRunning());
    }

    private static void run(ApplicationContext application) throws SQLException, InterruptedException {
        Orders orders = application.getBean(Orders.class);
        Pupsourcing pupsourcing = application.getBean(Pupsourcing.class);
        orders.place("order-1", List.of("lamp", "desk"));
        System.out.println("placed: " + counts(pupsourcing));
        try {
            orders.place("order-1", List.of("lamp"));
        } catch (OptimisticConcurrencyException e) {
            System.out.println("refused, version is " + e.actual().orElseThrow() + ": " + counts(pupsourcing));
        }
        orders.placeOrAdd("order-1", "lamp");
        System.out.println("placed or added: " + counts(pupsourcing));
        long latest = pupsourcing.log().latestPosition();
        boolean shown = ReadModels.of(pupsourcing).await("sold", latest, PATIENCE);
        System.out.println("sold: " + sold(pupsourcing) + ", in time: " + shown);
    }

    private static String counts(Pupsourcing pupsourcing) {
        return pupsourcing.inTransaction(tx -> {
            String sql = "SELECT (SELECT COUNT(*) FROM order_lines), (SELECT COUNT(*) FROM events)";
            try (Statement statement = tx.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1) + " lines, " + row.getLong(2) + " events";
            }
        });
    }

    private static String sold(Pupsourcing pupsourcing) {
        return pupsourcing.inTransaction(tx -> {
            StringBuilder text = new StringBuilder();
            try (Statement statement = tx.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT product, pieces FROM sold ORDER BY product")) {
                while (rows.next()) {
                    text.append(rows.getString(1))
                            .append('=')
                            .append(rows.getLong(2))
                            .append(' ');
                }
            }
            return text.toString().strip();
        });
    }
}
