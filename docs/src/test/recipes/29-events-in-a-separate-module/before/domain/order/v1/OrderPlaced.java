package com.shop.domain.order.v1;

public record OrderPlaced(String customer, int pieces) {}
