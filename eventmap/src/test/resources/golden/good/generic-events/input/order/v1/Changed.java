package com.shop.order.v1;

public record Changed<T, N extends Number & Comparable<N>>(String orderId, T before, N amount) implements OrderEvent<T> {}
