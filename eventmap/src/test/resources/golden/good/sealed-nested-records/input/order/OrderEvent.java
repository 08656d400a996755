package com.shop.order;

public sealed interface OrderEvent {

    record OrderPlaced(String orderId, Line line) implements OrderEvent {}

    record OrderShipped(String orderId) implements OrderEvent {}

    /** Part of an event, not an event. */
    record Line(String sku, int quantity) {}
}
