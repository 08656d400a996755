package com.shop.order.v1;

public record OrderViewed(String by) {}
