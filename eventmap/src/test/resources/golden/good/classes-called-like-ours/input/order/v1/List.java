package com.shop.order.v1;

public record List(String orderId) {}
