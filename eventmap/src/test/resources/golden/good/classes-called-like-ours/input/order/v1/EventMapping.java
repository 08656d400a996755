package com.shop.order.v1;

public record EventMapping(String orderId) {}
