package com.shop.order.v1;

public record Upcasters(String orderId) {}
