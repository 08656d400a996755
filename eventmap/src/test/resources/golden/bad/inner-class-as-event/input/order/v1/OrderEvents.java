package com.shop.order.v1;

public class OrderEvents {

    public sealed interface OrderEvent permits OrderPlaced, OrderShipped {}

    public record OrderPlaced(String orderId) implements OrderEvent {}

    public final class OrderShipped implements OrderEvent {}
}
