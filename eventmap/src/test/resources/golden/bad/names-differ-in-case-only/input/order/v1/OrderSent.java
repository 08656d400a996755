package com.shop.order.v1;

public record OrderSent(String orderId) {}
