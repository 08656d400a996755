package com.shop.order.v2;

public record Event(String orderId, int more) {}
