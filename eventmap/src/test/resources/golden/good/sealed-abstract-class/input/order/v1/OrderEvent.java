package com.shop.order.v1;

public abstract sealed class OrderEvent permits OrderPlaced, OrderShipped {
    private final String orderId;

    protected OrderEvent(String orderId) {
        this.orderId = orderId;
    }

    public String orderId() {
        return orderId;
    }
}
