package com.shop.order;

public record Line(String product, int pieces) {}
