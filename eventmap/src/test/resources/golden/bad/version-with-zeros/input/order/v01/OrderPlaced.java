package com.shop.order.v01;

public record OrderPlaced(String orderId) {}
