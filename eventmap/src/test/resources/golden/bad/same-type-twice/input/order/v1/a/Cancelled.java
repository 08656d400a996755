package com.shop.order.v1.a;

public record Cancelled(String orderId) {}
