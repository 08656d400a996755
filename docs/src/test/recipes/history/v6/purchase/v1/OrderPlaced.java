package com.shop.purchase.v1;

import com.shop.purchase.OrderEvent;

public record OrderPlaced(String customer, String product, int cents) implements OrderEvent {}
