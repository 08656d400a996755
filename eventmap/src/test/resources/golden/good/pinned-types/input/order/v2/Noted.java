package com.shop.order.v2;

public record Noted(String text) {}
