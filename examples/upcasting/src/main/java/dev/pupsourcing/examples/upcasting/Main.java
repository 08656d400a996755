// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.upcasting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.migrations.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Events of three releases, read as the newest class. */
public final class Main {

    private static final StreamId ORDERS = StreamId.of("Sales", "Order", "order-1");

    private Main() {}

    /** As release 1 stored it: the number of pieces was text. */
    record OrderPlacedV1(String product, String amount) {}

    /** As release 2 stored it. */
    record OrderPlacedV2(String product, int pieces) {}

    /** The event of this release, the only class that aggregates and projections know. */
    record OrderPlaced(String product, int pieces, String currency) {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException {
        Pupsourcing pupsourcing = open();
        PayloadCodec codec = JacksonPayloadCodec.create();

        // region mapping
        EventMapping<OrderPlaced> mapping = EventTypes.builder(OrderPlaced.class, codec)
                .event("OrderPlaced", 3, OrderPlaced.class)
                .upcast("OrderPlaced", 1, OrderPlacedV1.class, OrderPlacedV2.class, Main::countPieces)
                .upcast("OrderPlaced", 2, OrderPlacedV2.class, OrderPlaced.class, Main::addCurrency)
                .build();
        // endregion

        storeAsEarlierReleases(pupsourcing);
        pupsourcing.append(ExpectedVersion.exact(2), mapping.toEvent(ORDERS, new OrderPlaced("salt", 4, "CHF")));
        for (PersistedEvent event : pupsourcing.readStream(ORDERS)) {
            System.out.println("stored by release " + event.eventVersion() + "  " + event.eventType() + " v"
                    + event.eventVersion() + "  " + new String(event.payload(), UTF_8));
        }
        System.out.println("\nrelease 3 reads all of them as one class");
        for (PersistedEvent event : pupsourcing.readStream(ORDERS)) {
            System.out.println("  " + mapping.fromEvent(event));
        }
    }

    private static OrderPlacedV2 countPieces(OrderPlacedV1 old) {
        return new OrderPlacedV2(old.product(), Integer.parseInt(old.amount().split(" ")[0]));
    }

    /** Before release 3 all prices were in euros. */
    private static OrderPlaced addCurrency(OrderPlacedV2 old) {
        return new OrderPlaced(old.product(), old.pieces(), "EUR");
    }

    private static void storeAsEarlierReleases(Pupsourcing pupsourcing) {
        pupsourcing.append(
                ExpectedVersion.noStream(),
                stored(1, "{\"product\":\"tea\",\"amount\":\"2 pieces\"}"),
                stored(2, "{\"product\":\"milk\",\"pieces\":1}"));
    }

    private static Event stored(int version, String payload) {
        return Event.builder(ORDERS, "OrderPlaced")
                .eventVersion(version)
                .payload(payload)
                .build();
    }

    private static Pupsourcing open() throws IOException, SQLException {
        Path file = Files.createTempDirectory("upcasting").resolve("shop.db");
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000", null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        return Pupsourcing.create(dataSource);
    }
}
