package com.shop.order.v1;

public sealed interface OrderEvent {

    sealed interface Payment extends OrderEvent {}

    sealed interface Delivery extends OrderEvent {}

    record OrderPaid(String orderId) implements Payment {}

    record OrderShipped(String orderId) implements Delivery {}
}
