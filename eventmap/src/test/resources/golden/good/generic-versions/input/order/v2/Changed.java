package com.shop.order.v2;

public record Changed<T>(String orderId, T before, Box<T> after) {
    public record Box<V>(V value) {}
}
