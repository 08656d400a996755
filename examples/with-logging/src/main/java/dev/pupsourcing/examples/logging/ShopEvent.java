// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.logging;

/** The events of the shop. */
sealed interface ShopEvent {

    /** An order was placed. */
    record OrderPlaced(String customer, String address, int amount) implements ShopEvent {}

    /** An order was paid. */
    record PaymentReceived(String order, String address) implements ShopEvent {}

    /** An order was shipped. */
    record OrderShipped(String address) implements ShopEvent {}
}
