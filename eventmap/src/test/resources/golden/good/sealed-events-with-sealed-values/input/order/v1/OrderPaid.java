package com.shop.order.v1;

public record OrderPaid(String orderId, Method method) implements OrderEvent {

    public sealed interface Method {}

    public record Card(String number) implements Method {}

    public record Cash() implements Method {}
}
