// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.processmanager;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A projection that reacts to events with further events. */
public final class Main {

    private static final AtomicBoolean NETWORK_IS_DOWN = new AtomicBoolean(true);

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open();
        for (String order : List.of("order-1", "order-2")) {
            pupsourcing.append(
                    ExpectedVersion.noStream(),
                    Event.builder(StreamId.of("Sales", "Order", order), "OrderPlaced")
                            .build());
        }
        try (ProjectionRunner runner = ProjectionRunner.of(pupsourcing, payments(pupsourcing))) {
            try {
                runner.runOnce();
            } catch (ProjectionStoppedException e) {
                print("first attempt", "failed after the reaction was appended: the network is down");
            }
            print("payments stored", count(pupsourcing) + ", because the append was part of the batch that was undone");
            NETWORK_IS_DOWN.set(false);
            runner.runOnce();
            print("second attempt", "succeeded");
            print("payments stored", count(pupsourcing) + ", one for each order");
            runner.runOnce();
            print("third run", "nothing to do");
            print("payments stored", Integer.toString(count(pupsourcing)));
        }
        show(pupsourcing);
    }

    // region reaction
    /** Takes the payment of each order that is placed. */
    private static Projection payments(Pupsourcing pupsourcing) {
        return Projection.builder("payments")
                .on("OrderPlaced", (tx, placed) -> {
                    Event received = Event.builder(payment(placed.aggregateId()), "PaymentReceived")
                            .causationId("position " + placed.position())
                            .build();
                    pupsourcing.store().append(tx, ExpectedVersion.noStream(), received);
                    if (NETWORK_IS_DOWN.get()) {
                        throw new IllegalStateException("the network is down");
                    }
                })
                .build();
    }
    // endregion

    private static StreamId payment(String order) {
        return StreamId.of("Billing", "Payment", order);
    }

    private static int count(Pupsourcing pupsourcing) {
        return pupsourcing.readStream(payment("order-1")).size()
                + pupsourcing.readStream(payment("order-2")).size();
    }

    private static void show(Pupsourcing pupsourcing) {
        System.out.println("\nposition  stream                   event            caused by");
        for (String order : List.of("order-1", "order-2")) {
            show(pupsourcing, StreamId.of("Sales", "Order", order));
        }
        for (String order : List.of("order-1", "order-2")) {
            show(pupsourcing, payment(order));
        }
    }

    private static void show(Pupsourcing pupsourcing, StreamId stream) {
        for (PersistedEvent event : pupsourcing.readStream(stream)) {
            System.out.println("%8s  %-23s  %-15s  %s"
                    .formatted(
                            event.position(),
                            event.boundedContext() + "/" + event.aggregateType() + "/" + event.aggregateId(),
                            event.eventType(),
                            event.causationId().orElse("-")));
        }
    }

    private static void print(String what, String outcome) {
        System.out.println("%-15s %s".formatted(what, outcome));
    }

    private static Pupsourcing open() throws IOException, SQLException {
        Path file = Files.createTempDirectory("process-manager").resolve("shop.db");
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000", null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        return Pupsourcing.create(dataSource);
    }
}
