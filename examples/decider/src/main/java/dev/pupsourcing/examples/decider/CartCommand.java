// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

/** The commands of a cart. */
public sealed interface CartCommand {

    /** Adds pieces of a product. */
    record AddItem(String product, int pieces) implements CartCommand {}

    /** Removes all pieces of a product. */
    record RemoveItem(String product) implements CartCommand {}

    /** Buys the contents. */
    record CheckOut() implements CartCommand {}
}
