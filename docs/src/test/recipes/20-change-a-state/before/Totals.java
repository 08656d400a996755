package com.shop;

import com.shop.order.v1.OrderPlaced;

public record Totals(int pieces) {

    Totals after(OrderPlaced placed) {
        return new Totals(pieces + placed.pieces());
    }
}
