package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record PaymentReceived(long cents) implements OrderEvent {}
