package com.shop.order.v2;

public record OrderSubmitted(String orderId, int lines) {}
