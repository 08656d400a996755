package com.shop.order.v1;

public non-sealed class OrderShipped implements OrderEvent {}
