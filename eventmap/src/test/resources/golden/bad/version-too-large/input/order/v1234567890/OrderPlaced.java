package com.shop.order.v1234567890;

public record OrderPlaced(String orderId) {}
