package com.shop.order.v3;

import com.shop.order.OrderEvent;

public record OrderPlaced(String customer) implements OrderEvent {}
