package com.shop.purchase;

public record Line(String product, int pieces) {}
