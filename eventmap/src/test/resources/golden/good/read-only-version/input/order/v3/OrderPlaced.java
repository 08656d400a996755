package com.shop.order.v3;

public record OrderPlaced(String customer, int channel) {}
