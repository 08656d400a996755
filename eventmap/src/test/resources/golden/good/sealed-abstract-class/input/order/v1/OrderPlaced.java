package com.shop.order.v1;

public final class OrderPlaced extends OrderEvent {
    public OrderPlaced(String orderId) {
        super(orderId);
    }
}
