package com.shop.purchase.v2;

import com.shop.purchase.OrderEvent;

public record ParcelSent(String parcel) implements OrderEvent {}
