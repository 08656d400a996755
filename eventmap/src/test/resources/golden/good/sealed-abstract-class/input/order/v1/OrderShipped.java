package com.shop.order.v1;

public final class OrderShipped extends OrderEvent {
    public OrderShipped(String orderId) {
        super(orderId);
    }
}
