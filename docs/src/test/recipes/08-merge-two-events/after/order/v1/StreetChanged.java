package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record StreetChanged(String street) implements OrderEvent {}
