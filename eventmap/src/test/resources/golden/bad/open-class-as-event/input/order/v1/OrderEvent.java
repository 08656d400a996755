package com.shop.order.v1;

public sealed interface OrderEvent permits OrderPlaced, OrderShipped {}
