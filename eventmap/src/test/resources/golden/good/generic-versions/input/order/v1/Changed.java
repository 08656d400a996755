package com.shop.order.v1;

public record Changed<T>(String orderId, T value) {}
