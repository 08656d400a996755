package com.shop.order;

public final class Order {
    private final java.util.List<OrderEvent> changes = new java.util.ArrayList<>();

    public Order() {}

    public java.util.List<OrderEvent> changes() {
        return changes;
    }
}
