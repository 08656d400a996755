package com.shop.shared;

public record Money(long cents) {}
