package com.shop.order;

/** What the events of an order have in common. */
public interface OrderEvent {}
