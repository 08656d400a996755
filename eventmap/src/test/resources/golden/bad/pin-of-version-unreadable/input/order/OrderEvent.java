package com.shop.order;

public interface OrderEvent {}
