package com.shop.order.v1;

public interface OrderEvent {}
