package com.shop.order.v1;

public record PersistedEvent(String orderId) {}
