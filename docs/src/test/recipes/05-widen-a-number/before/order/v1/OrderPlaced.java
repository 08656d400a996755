package com.shop.order.v1;

public record OrderPlaced(String customer, int cents) {}
