package com.shop;

import com.shop.order.v1.OrderPlaced;

// region change-a-state
public record Totals(int pieces, int orders) {

    Totals after(OrderPlaced placed) {
        return new Totals(pieces + placed.pieces(), orders + 1);
    }
}
// endregion
