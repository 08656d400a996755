package com.shop.purchase.v1;

public record OrderPlaced(String customer, int pieces) {}
