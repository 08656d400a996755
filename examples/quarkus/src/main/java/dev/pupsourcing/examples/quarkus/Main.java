// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ReadModels;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A Quarkus application that places orders in an empty database and counts what was sold. */
@Singleton
public class Main implements QuarkusApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Orders orders;

    @Inject
    Pupsourcing pupsourcing;

    @Override
    public int run(String... args) throws Exception {
        orders.place("order-1", List.of("lamp", "desk"));
        System.out.println("placed: " + counts());
        try {
            orders.place("order-1", List.of("lamp"));
        } catch (OptimisticConcurrencyException e) {
            System.out.println("refused, version is " + e.actual().orElseThrow() + ": " + counts());
        }
        orders.placeOrAdd("order-1", "lamp");
        System.out.println("placed or added: " + counts());
        long latest = pupsourcing.log().latestPosition();
        boolean shown = ReadModels.of(pupsourcing).await("sold", latest, PATIENCE);
        System.out.println("sold: " + count("sold") + " products, in time: " + shown);
        return 0;
    }

    private String counts() {
        return count("order_lines") + " lines, " + count("events") + " events";
    }

    private long count(String table) {
        return pupsourcing.inTransaction(tx -> {
            try (Statement statement = tx.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM %s".formatted(table))) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
