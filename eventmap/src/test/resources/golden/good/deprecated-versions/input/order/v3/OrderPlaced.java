package com.shop.order.v3;

public record OrderPlaced(String orderId, int lines, boolean gift) {}
