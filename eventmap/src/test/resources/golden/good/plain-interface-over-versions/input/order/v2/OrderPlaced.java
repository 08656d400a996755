package com.shop.order.v2;

import com.shop.order.OrderEvent;

public record OrderPlaced(String orderId, int lines) implements OrderEvent {}
