package com.shop.order.v1;

public record Objects(String orderId) {}
