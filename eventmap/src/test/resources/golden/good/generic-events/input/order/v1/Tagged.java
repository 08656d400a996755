package com.shop.order.v1;

public record Tagged(String orderId, java.util.List<? extends CharSequence> tags) implements OrderEvent<String> {}
