package com.acme.v3.shop.order;

public record OrderPlaced(String orderId) {}
