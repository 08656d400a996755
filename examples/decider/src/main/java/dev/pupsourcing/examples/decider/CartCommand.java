// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

/** What a customer may ask of a cart. */
public sealed interface CartCommand {

    /** Put pieces of a product in. */
    record AddItem(String product, int pieces) implements CartCommand {}

    /** Take all pieces of a product out. */
    record RemoveItem(String product) implements CartCommand {}

    /** Buy what is in. */
    record CheckOut() implements CartCommand {}
}
