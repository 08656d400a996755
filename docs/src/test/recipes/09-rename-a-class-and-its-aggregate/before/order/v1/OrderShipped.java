package com.shop.order.v1;

public record OrderShipped(String parcel) {}
