package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record OrderShipped(String parcel) implements OrderEvent {}
