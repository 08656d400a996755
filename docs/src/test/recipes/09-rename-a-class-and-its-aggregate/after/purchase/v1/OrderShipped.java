package com.shop.purchase.v1;

public record OrderShipped(String parcel) {}
