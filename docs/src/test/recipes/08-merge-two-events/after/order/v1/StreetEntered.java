package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record StreetEntered(String street) implements OrderEvent {}
