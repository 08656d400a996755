package com.shop.purchase;

/** What the events of an order have in common. */
public interface OrderEvent {}
