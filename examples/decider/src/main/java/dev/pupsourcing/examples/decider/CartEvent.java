// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

// region events
/** The events of a cart. */
public sealed interface CartEvent {

    /** Pieces of a product were added. */
    record ItemAdded(String product, int pieces) implements CartEvent {}

    /** All pieces of a product were removed. */
    record ItemRemoved(String product) implements CartEvent {}

    /** The customer bought the contents. */
    record CheckedOut() implements CartEvent {}
}
// endregion
