package com.shop.order.v1;

public record OrderMoved(String orderId, State from, State to) {}
