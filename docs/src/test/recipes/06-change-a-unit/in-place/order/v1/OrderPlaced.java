package com.shop.order.v1;

/** Waits for seconds; it was minutes. */
public record OrderPlaced(String customer, long waitsFor) {}
