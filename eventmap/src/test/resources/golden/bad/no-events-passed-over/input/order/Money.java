package com.shop.order;

public record Money(long cents) {}
