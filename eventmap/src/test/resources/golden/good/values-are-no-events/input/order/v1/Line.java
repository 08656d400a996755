package com.shop.order.v1;

public record Line(String sku, Money price, java.util.Optional<Line> alternative) {
    public Line {
        sku = sku.trim();
    }
}
