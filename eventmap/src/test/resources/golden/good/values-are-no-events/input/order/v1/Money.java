package com.shop.order.v1;

public record Money(long cents, Currency currency) {}
