package com.shop.order.v1;

public record Test(String orderId) {}
