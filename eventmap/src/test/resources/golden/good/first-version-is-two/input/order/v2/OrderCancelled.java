package com.shop.order.v2;

public record OrderCancelled(String orderId) {}
