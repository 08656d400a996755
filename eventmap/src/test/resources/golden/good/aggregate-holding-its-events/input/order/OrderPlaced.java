package com.shop.order;

public record OrderPlaced(String orderId) implements OrderEvent {}
