package com.shop.order.v2;

public record OrderPlaced(String customer, int pieces, String channel) {}
