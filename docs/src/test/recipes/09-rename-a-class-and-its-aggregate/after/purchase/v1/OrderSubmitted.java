package com.shop.purchase.v1;

public record OrderSubmitted(String customer, int pieces) {}
