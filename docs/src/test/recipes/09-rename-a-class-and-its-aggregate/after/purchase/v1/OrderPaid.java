package com.shop.purchase.v1;

public record OrderPaid(String receipt) {}
