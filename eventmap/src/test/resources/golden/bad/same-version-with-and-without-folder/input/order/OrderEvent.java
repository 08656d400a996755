package com.shop.order;

public sealed interface OrderEvent permits OrderPlaced, com.shop.order.v1.OrderPlaced {}
