package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record OrderPlaced(String customer, String product, int cents) implements OrderEvent {}
