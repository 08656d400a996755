package com.shop.order.v1.payment;

public record OrderPaid(String orderId) {}
