// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.logging;

import dev.pupsourcing.examples.logging.ShopEvent.OrderPlaced;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two requests, the log lines that they cause, and the events in the order of cause and effect. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger("shop");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open(Files.createTempDirectory("with-logging"));
        Shop shop = new Shop(pupsourcing);
        try (ProjectionWorker worker = worker(pupsourcing, shop.payments(), shop.shipping())) {
            worker.start();
            long first = shop.place("request-1", "order-1", new OrderPlaced("ann", "Elm Street 4", 30))
                    .orElseThrow();
            awaitReactions(pupsourcing, first);
            shop.place("request-2", "order-1", new OrderPlaced("bob", "Oak Lane 7", 20));
            long second = shop.place("request-3", "order-2", new OrderPlaced("eve", "", 10))
                    .orElseThrow();
            awaitReactions(pupsourcing, second);
        }
        System.out.println();
        Story.of(pupsourcing, "request-1").print();
        Story.of(pupsourcing, "request-3").print();
    }

    private static Pupsourcing open(Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db")
                + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        DriverManagerDataSource dataSource = new DriverManagerDataSource(url, null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        return Pupsourcing.create(dataSource);
    }

    private static ProjectionWorker worker(Pupsourcing pupsourcing, Projection... processes) {
        ProjectionOptions parking =
                ProjectionOptions.builder().errorPolicy(ErrorPolicy.park()).build();
        ProjectionWorker.Builder worker = ProjectionWorker.builder(pupsourcing)
                .options(WorkerOptions.builder().name("worker-1").segments(1).build());
        for (Projection process : processes) {
            worker.add(new LoggedProjection(process), parking);
        }
        return worker.build();
    }

    /** Waits until the order is paid and shipped, or the shipping has failed. */
    private static void awaitReactions(Pupsourcing pupsourcing, long placed) throws InterruptedException {
        ReadModels readModels = ReadModels.of(pupsourcing);
        readModels.await("payments", placed, PATIENCE);
        try {
            readModels.await("shipping", pupsourcing.log().latestPosition(), PATIENCE);
        } catch (ProjectionStateException e) {
            LOG.warn("not shipped: {}", e.getMessage());
        }
    }
}
