// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

/** The events of an order. They are plain records that do not depend on the event store. */
sealed interface OrderEvent {

    /** A customer opened an order. */
    record OrderPlaced(String customer) implements OrderEvent {}

    /** A product was added to the order. */
    record ItemAdded(String product, int quantity, long cents) implements OrderEvent {}

    /** The order was paid. */
    record OrderPaid(long cents) implements OrderEvent {}

    /** The order was shipped. */
    record OrderShipped(String parcel) implements OrderEvent {}

    /** The order was cancelled. */
    record OrderCancelled(String reason) implements OrderEvent {}
}
