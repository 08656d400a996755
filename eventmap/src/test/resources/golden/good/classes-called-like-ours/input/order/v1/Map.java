package com.shop.order.v1;

public record Map(String orderId) {}
