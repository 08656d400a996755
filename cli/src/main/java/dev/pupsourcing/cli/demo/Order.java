// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.cli.demo.OrderEvent.ItemAdded;
import dev.pupsourcing.cli.demo.OrderEvent.OrderCancelled;
import dev.pupsourcing.cli.demo.OrderEvent.OrderPaid;
import dev.pupsourcing.cli.demo.OrderEvent.OrderPlaced;
import dev.pupsourcing.cli.demo.OrderEvent.OrderShipped;
import java.util.Locale;

/**
 * The state of an order, derived from its events.
 *
 * @param status the status as text
 * @param items the number of pieces
 * @param cents the total price
 */
record Order(String customer, String status, int items, long cents) {

    static final Order NONE = new Order("", "none", 0, 0);

    /** The order after one more event. */
    Order after(OrderEvent event) {
        if (event instanceof OrderPlaced placed) {
            return new Order(placed.customer(), "placed", 0, 0);
        }
        if (event instanceof ItemAdded added) {
            return new Order(customer, status, items + added.quantity(), cents + added.quantity() * added.cents());
        }
        return new Order(customer, statusAfter(event), items, cents);
    }

    /** The status of an order after an event. */
    static String statusAfter(OrderEvent event) {
        if (event instanceof OrderPaid) {
            return "paid";
        }
        if (event instanceof OrderShipped) {
            return "shipped";
        }
        return event instanceof OrderCancelled ? "cancelled" : "placed";
    }

    String price() {
        return price(cents);
    }

    static String price(long cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }
}
