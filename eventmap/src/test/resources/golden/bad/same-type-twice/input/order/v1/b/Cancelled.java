package com.shop.order.v1.b;

public record Cancelled(String orderId) {}
