package com.shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.shop.order.v1.OrderPlaced;

// region change-how-a-state-is-written
public record Totals(@JsonProperty("total") int pieces) {

    Totals after(OrderPlaced placed) {
        return new Totals(pieces + placed.pieces());
    }
}
// endregion
