package com.shop.order.v1;

import com.shop.order.Money;
import com.shop.order.OrderEvent;

public record OrderPaid(Money amount) implements OrderEvent {}
