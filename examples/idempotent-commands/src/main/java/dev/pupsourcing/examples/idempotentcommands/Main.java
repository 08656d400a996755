// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.idempotentcommands;

import dev.pupsourcing.aggregates.AggregateRepository;
import dev.pupsourcing.aggregates.Decider;
import dev.pupsourcing.aggregates.UpdateOptions;
import dev.pupsourcing.aggregates.UpdateResult;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.migrations.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A command that is sent again is recognised. */
public final class Main {

    private static final String CART = "cart-1";

    private Main() {}

    /** The command of a customer; it has an id that stays the same if it is sent again. */
    record AddItem(UUID id, String product, int pieces) {}

    /** The event. */
    record ItemAdded(String product, int pieces) {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException {
        Pupsourcing pupsourcing = open();
        AggregateRepository<ItemAdded, SortedMap<String, Integer>> carts = carts(pupsourcing);
        AddItem first = new AddItem(UUID.fromString("0190a5f0-1234-7abc-8def-000000000001"), "tea", 2);
        AddItem second = new AddItem(UUID.fromString("0190a5f0-1234-7abc-8def-000000000002"), "milk", 1);

        send("command 1, first time", carts, first);
        send("command 1, sent again", carts, first); // the answer to the first was lost
        send("command 2", carts, second);
        send("command 1, sent very late", carts, first);

        int events = pupsourcing.readStream(carts.stream(CART)).size();
        System.out.println("\n" + events + " events are stored, and in the cart are "
                + carts.load(CART).state());
    }

    private static void send(
            String what, AggregateRepository<ItemAdded, SortedMap<String, Integer>> carts, AddItem command) {
        // region once
        UpdateResult<ItemAdded, SortedMap<String, Integer>> result = carts.update(
                CART,
                cart -> List.of(new ItemAdded(command.product(), command.pieces())),
                UpdateOptions.none().withCommandId(command.id()));
        // endregion
        System.out.println("%-26s %-12s version %s"
                .formatted(what, result.repeated() ? "recognised," : "carried out,", result.version()));
    }

    private static AggregateRepository<ItemAdded, SortedMap<String, Integer>> carts(Pupsourcing pupsourcing) {
        EventMapping<ItemAdded> mapping = EventTypes.builder(ItemAdded.class, JacksonPayloadCodec.create())
                .event("ItemAdded", ItemAdded.class)
                .build();
        Decider<ItemAdded, ItemAdded, SortedMap<String, Integer>> cart =
                Decider.of(new TreeMap<>(), (event, pieces) -> List.of(event), Main::added);
        return AggregateRepository.builder(pupsourcing, "Shop", "Cart", cart, mapping)
                .build();
    }

    private static SortedMap<String, Integer> added(SortedMap<String, Integer> pieces, ItemAdded event) {
        SortedMap<String, Integer> next = new TreeMap<>(pieces);
        next.merge(event.product(), event.pieces(), Integer::sum);
        return next;
    }

    private static Pupsourcing open() throws IOException, SQLException {
        Path file = Files.createTempDirectory("idempotent-commands").resolve("shop.db");
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000", null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        return Pupsourcing.create(dataSource);
    }
}
