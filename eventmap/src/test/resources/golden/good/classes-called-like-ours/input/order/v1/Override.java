package com.shop.order.v1;

public record Override(String orderId) {}
