package com.shop.purchase.v1;

public record OrderPlaced(String orderId) {}
