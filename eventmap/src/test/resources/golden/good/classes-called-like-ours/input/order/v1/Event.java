package com.shop.order.v1;

public record Event(String orderId) {}
