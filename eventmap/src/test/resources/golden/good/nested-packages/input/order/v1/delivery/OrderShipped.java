package com.shop.order.v1.delivery;

public record OrderShipped(String orderId) {}
