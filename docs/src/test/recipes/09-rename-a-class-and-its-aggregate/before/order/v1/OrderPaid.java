package com.shop.order.v1;

public record OrderPaid(String receipt) {}
