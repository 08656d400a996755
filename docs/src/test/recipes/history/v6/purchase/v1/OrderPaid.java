package com.shop.purchase.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.shop.purchase.Money;
import com.shop.purchase.OrderEvent;

public record OrderPaid(@JsonProperty("amount") Money sum) implements OrderEvent {}
