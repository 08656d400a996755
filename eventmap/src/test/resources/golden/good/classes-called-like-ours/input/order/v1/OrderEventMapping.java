package com.shop.order.v1;

public record OrderEventMapping(String orderId) {}
