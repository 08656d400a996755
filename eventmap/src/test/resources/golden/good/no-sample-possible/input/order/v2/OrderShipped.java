package com.shop.order.v2;

public record OrderShipped(String orderId, Thread thread) {}
