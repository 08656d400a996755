// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

/** What can happen to an order. */
sealed interface OrderEvent {

    /** An order was placed. */
    record OrderPlaced(String product, int pieces) implements OrderEvent {}

    /** An order was paid. */
    record OrderPaid(long cents) implements OrderEvent {}
}
