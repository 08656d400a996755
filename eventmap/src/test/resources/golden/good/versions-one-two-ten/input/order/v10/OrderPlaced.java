package com.shop.order.v10;

public record OrderPlaced(String orderId, int since10) {}
