package com.shop.order.v1;

public record OrderSubmitted(String customer, int pieces) {}
