package com.shop.order.v2;

import com.shop.order.OrderEvent;

public record OrderPlaced(String customer, int pieces) implements OrderEvent {}
