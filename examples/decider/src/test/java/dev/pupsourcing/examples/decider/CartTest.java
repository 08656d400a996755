// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.decider;

import dev.pupsourcing.examples.decider.CartCommand.AddItem;
import dev.pupsourcing.examples.decider.CartCommand.CheckOut;
import dev.pupsourcing.examples.decider.CartCommand.RemoveItem;
import dev.pupsourcing.examples.decider.CartEvent.CheckedOut;
import dev.pupsourcing.examples.decider.CartEvent.ItemAdded;
import dev.pupsourcing.examples.decider.CartEvent.ItemRemoved;
import dev.pupsourcing.testkit.scenario.AggregateScenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

// region scenario
class CartTest {

    private final AggregateScenario<CartEvent, Cart> cart = AggregateScenario.of(Cart.EMPTY, Cart::after);

    @Test
    void buysWhatIsIn() {
        cart.given(new ItemAdded("tea", 2))
                .when(new CheckOut(), Cart::decide)
                .then(new CheckedOut())
                .thenState(new Cart(Map.of("tea", 2), true));
    }

    @Test
    void takesNothingAfterThat() {
        cart.given(new ItemAdded("tea", 2), new CheckedOut())
                .when(new AddItem("milk", 1), Cart::decide)
                .thenError(IllegalStateException.class, "checked out");
    }

    @Test
    void removesOnlyWhatIsThere() {
        cart.when(new RemoveItem("tea"), Cart::decide).thenNothing();
        cart.given(new ItemAdded("tea", 2))
                .when(new RemoveItem("tea"), Cart::decide)
                .then(new ItemRemoved("tea"))
                .thenState(Cart.EMPTY);
        cart.when(new CheckOut(), Cart::decide).thenError(IllegalStateException.class, "empty");
    }
}
// endregion
