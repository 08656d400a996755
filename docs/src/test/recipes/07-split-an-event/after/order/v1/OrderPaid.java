package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record OrderPaid(String by) implements OrderEvent {}
