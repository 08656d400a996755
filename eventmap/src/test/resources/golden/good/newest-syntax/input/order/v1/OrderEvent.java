package com.shop.order.v1;

public sealed interface OrderEvent {

    record OrderPlaced(String orderId) implements OrderEvent {}

    record OrderShipped(String orderId) implements OrderEvent {}

    static String describe(Object event) {
        String text = """
            an "order"
            """;
        return event instanceof OrderPlaced placed && !placed.orderId().isEmpty() ? text : switch (event.hashCode()) {
            case 1, 2 -> "few";
            default -> {
                var rest = "many";
                yield rest;
            }
        };
    }
}
