package com.shop.order.v1;

public record OrderReplaced(OrderPlaced before) {}
