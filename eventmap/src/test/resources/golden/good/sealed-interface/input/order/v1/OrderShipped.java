package com.shop.order.v1;

public final class OrderShipped implements OrderEvent {
    private final String orderId;

    public OrderShipped(String orderId) {
        this.orderId = orderId;
    }

    public String orderId() {
        return orderId;
    }
}
