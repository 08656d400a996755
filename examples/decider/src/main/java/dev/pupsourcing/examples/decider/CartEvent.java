// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

// region events
/** What happens to a cart. */
public sealed interface CartEvent {

    /** Pieces of a product were put in. */
    record ItemAdded(String product, int pieces) implements CartEvent {}

    /** All pieces of a product were taken out. */
    record ItemRemoved(String product) implements CartEvent {}

    /** The customer bought what was in. */
    record CheckedOut() implements CartEvent {}
}
// endregion
