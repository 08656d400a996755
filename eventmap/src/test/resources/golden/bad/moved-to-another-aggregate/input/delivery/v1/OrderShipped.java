package com.shop.delivery.v1;

public record OrderShipped(String orderId) {}
