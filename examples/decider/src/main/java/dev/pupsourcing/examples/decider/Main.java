// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

import dev.pupsourcing.aggregates.AggregateRepository;
import dev.pupsourcing.aggregates.Decider;
import dev.pupsourcing.aggregates.Snapshots;
import dev.pupsourcing.aggregates.StateCodec;
import dev.pupsourcing.aggregates.UpdateOptions;
import dev.pupsourcing.aggregates.UpdateResult;
import dev.pupsourcing.examples.decider.CartCommand.AddItem;
import dev.pupsourcing.examples.decider.CartCommand.CheckOut;
import dev.pupsourcing.examples.decider.CartEvent.CheckedOut;
import dev.pupsourcing.examples.decider.CartEvent.ItemAdded;
import dev.pupsourcing.examples.decider.CartEvent.ItemRemoved;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Runs the cart on an SQLite file that is deleted afterwards. */
public final class Main {

    private Main() {}

    /** Runs the example. */
    public static void main(String[] args) throws IOException, SQLException {
        Path file = Files.createTempFile("carts", ".db");
        try {
            run(open(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Pupsourcing open(Path file) throws SQLException {
        DataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE", null, null);
        // region schema
        try (Connection connection = dataSource.getConnection()) {
            SchemaOptions options = SchemaOptions.builder().snapshots().build();
            Schema.of(connection, options).apply(connection);
        }
        // endregion
        return Pupsourcing.create(dataSource);
    }

    private static void run(Pupsourcing pupsourcing) {
        AtomicInteger read = new AtomicInteger();
        // region decider
        Decider<CartCommand, CartEvent, Cart> decider = Decider.of(Cart.EMPTY, Cart::decide, (cart, event) -> {
            read.incrementAndGet();
            return cart.after(event);
        });
        // endregion
        AggregateRepository<CartEvent, Cart> carts = repository(pupsourcing, decider);
        shop(carts, decider);
        carryOutOnce(carts, decider);
        keepSnapshots(carts, decider, read);
    }

    // region repository
    private static AggregateRepository<CartEvent, Cart> repository(
            Pupsourcing pupsourcing, Decider<CartCommand, CartEvent, Cart> decider) {
        PayloadCodec codec = JacksonPayloadCodec.create();
        EventMapping<CartEvent> mapping = EventTypes.builder(CartEvent.class, codec)
                .event("ItemAdded", ItemAdded.class)
                .event("ItemRemoved", ItemRemoved.class)
                .event("CheckedOut", CheckedOut.class)
                .build();
        return AggregateRepository.builder(pupsourcing, "Shop", "Cart", decider, mapping)
                .snapshots(Snapshots.of(pupsourcing.snapshots(), StateCodec.of(codec, Cart.class)))
                .build();
    }
    // endregion

    private static void shop(
            AggregateRepository<CartEvent, Cart> carts, Decider<CartCommand, CartEvent, Cart> decider) {
        // region update
        carts.update("cart-1", decider.deciding(new AddItem("tea", 2)));
        UpdateResult<CartEvent, Cart> paid = carts.update("cart-1", decider.deciding(new CheckOut()));
        // endregion
        System.out.println("cart-1 at version " + paid.version() + ": " + paid.events());
        try {
            carts.update("cart-1", decider.deciding(new AddItem("milk", 1)));
        } catch (IllegalStateException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    private static void carryOutOnce(
            AggregateRepository<CartEvent, Cart> carts, Decider<CartCommand, CartEvent, Cart> decider) {
        // region once
        UpdateOptions command =
                UpdateOptions.none().withCommandId(UUID.fromString("0190a5f0-1234-7abc-8def-0123456789ab"));

        carts.update("cart-2", decider.deciding(new AddItem("tea", 1)), command);
        UpdateResult<CartEvent, Cart> again = carts.update("cart-2", decider.deciding(new AddItem("tea", 1)), command);
        // endregion
        System.out.println("repeated: " + again.repeated() + ", in the cart: "
                + again.state().pieces());
    }

    private static void keepSnapshots(
            AggregateRepository<CartEvent, Cart> carts,
            Decider<CartCommand, CartEvent, Cart> decider,
            AtomicInteger read) {
        for (int i = 0; i < 250; i++) {
            carts.update("cart-3", decider.deciding(new AddItem(i % 2 == 0 ? "tea" : "milk", 1)));
        }
        read.set(0);
        Cart cart = carts.load("cart-3").state();
        System.out.println("250 events later: " + new TreeMap<>(cart.pieces()) + ", loaded from the snapshot and "
                + read.get() + " events");
    }
}
