package com.shop.order.v0;

public record OrderPlaced(String orderId) {}
