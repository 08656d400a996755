package com.shop.order.v1;

public record OrderPlaced(String orderId, Line line) {

    /** A component. */
    public record Line(String sku) {}

    private record Secret(String text) {}

    static final class Hidden {}
}
