package com.shop.order.v3;

public record OrderPlaced(String orderId, String currency, long cents) {}
