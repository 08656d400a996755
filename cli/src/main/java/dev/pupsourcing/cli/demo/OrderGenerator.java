// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.cli.demo.OrderEvent.ItemAdded;
import dev.pupsourcing.cli.demo.OrderEvent.OrderCancelled;
import dev.pupsourcing.cli.demo.OrderEvent.OrderPaid;
import dev.pupsourcing.cli.demo.OrderEvent.OrderPlaced;
import dev.pupsourcing.cli.demo.OrderEvent.OrderShipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates the events of orders, the same in each run. Not thread-safe. */
final class OrderGenerator {

    /** The products and their prices in cents. */
    private record Product(String name, long cents) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product("Bowl", 1290),
            new Product("Brush", 790),
            new Product("Collar", 1890),
            new Product("Leash", 1450),
            new Product("Basket", 5900),
            new Product("Tennis ball", 250));

    private static final List<String> CUSTOMERS = List.of("Ada", "Alan", "Barbara", "Edsger", "Grace", "Tony");

    private final Random random = new Random(42);

    /** All events of one order. */
    List<OrderEvent> order() {
        List<OrderEvent> events = new ArrayList<>();
        events.add(new OrderPlaced(CUSTOMERS.get(random.nextInt(CUSTOMERS.size()))));
        long total = 0;
        int items = 1 + random.nextInt(4);
        for (int i = 0; i < items; i++) {
            Product product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
            ItemAdded item = new ItemAdded(product.name(), 1 + random.nextInt(3), product.cents());
            total += item.quantity() * item.cents();
            events.add(item);
        }
        end(events, total);
        return events;
    }

    private void end(List<OrderEvent> events, long total) {
        int fate = random.nextInt(10);
        if (fate == 0) {
            events.add(new OrderCancelled("changed my mind"));
        } else if (fate > 2) {
            events.add(new OrderPaid(total));
            if (fate > 4) {
                events.add(new OrderShipped("P-" + (100_000 + random.nextInt(900_000))));
            }
        }
    }
}
