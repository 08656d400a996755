package com.shop.order.v2;

import com.shop.order.Money;
import com.shop.order.OrderEvent;

public record OrderPlaced(String customer, String product, Money total) implements OrderEvent {}
