package com.shop.purchase.v2;

import com.shop.purchase.Money;
import com.shop.purchase.OrderEvent;

public record OrderPlaced(String customer, String product, Money total) implements OrderEvent {}
