package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record OrderViewed(String by) implements OrderEvent {}
