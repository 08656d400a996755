// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

import dev.pupsourcing.examples.decider.CartCommand.AddItem;
import dev.pupsourcing.examples.decider.CartCommand.RemoveItem;
import dev.pupsourcing.examples.decider.CartEvent.CheckedOut;
import dev.pupsourcing.examples.decider.CartEvent.ItemAdded;
import dev.pupsourcing.examples.decider.CartEvent.ItemRemoved;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

// region cart
/**
 * The state of a cart, with its decide and evolve functions. It does not depend on the library.
 *
 * @param pieces the pieces of each product
 * @param checkedOut whether the cart is checked out
 */
public record Cart(Map<String, Integer> pieces, boolean checkedOut) {

    /** An empty cart. */
    public static final Cart EMPTY = new Cart(Map.of(), false);

    /** Copies the map. */
    public Cart {
        pieces = Map.copyOf(pieces);
    }

    /** Returns the events that a command leads to. */
    public static List<CartEvent> decide(CartCommand command, Cart cart) {
        if (cart.checkedOut) {
            throw new IllegalStateException("the cart is checked out");
        }
        if (command instanceof AddItem add) {
            return List.of(new ItemAdded(add.product(), add.pieces()));
        }
        if (command instanceof RemoveItem remove) {
            return cart.pieces.containsKey(remove.product()) ? List.of(new ItemRemoved(remove.product())) : List.of();
        }
        if (cart.pieces.isEmpty()) {
            throw new IllegalStateException("the cart is empty");
        }
        return List.of(new CheckedOut());
    }

    /** Returns the cart after one more event. */
    public Cart after(CartEvent event) {
        Map<String, Integer> next = new TreeMap<>(pieces);
        if (event instanceof ItemAdded added) {
            next.merge(added.product(), added.pieces(), Integer::sum);
        } else if (event instanceof ItemRemoved removed) {
            next.remove(removed.product());
        }
        return new Cart(next, event instanceof CheckedOut);
    }
}
// endregion
