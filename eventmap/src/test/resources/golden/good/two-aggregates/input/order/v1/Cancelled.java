package com.shop.order.v1;

public record Cancelled(String orderId) {}
