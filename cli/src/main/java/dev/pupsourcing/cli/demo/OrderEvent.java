// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

/** What can happen to an order. Plain records: nothing here knows of the event store. */
sealed interface OrderEvent {

    /** A customer opened an order. */
    record OrderPlaced(String customer) implements OrderEvent {}

    /** A product was put on the order. */
    record ItemAdded(String product, int quantity, long cents) implements OrderEvent {}

    /** The order was paid. */
    record OrderPaid(long cents) implements OrderEvent {}

    /** The order left the house. */
    record OrderShipped(String parcel) implements OrderEvent {}

    /** The order was cancelled. */
    record OrderCancelled(String reason) implements OrderEvent {}
}
