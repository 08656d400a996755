package com.shop.billing.order.v1;

public record OrderBilled(String orderId) {}
