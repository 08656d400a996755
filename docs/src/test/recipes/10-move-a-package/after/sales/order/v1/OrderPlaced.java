package com.shop.sales.order.v1;

public record OrderPlaced(String customer, int pieces) {}
