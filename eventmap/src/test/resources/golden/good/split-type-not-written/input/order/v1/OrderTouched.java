package com.shop.order.v1;

public record OrderTouched(String what) {}
