package com.shop.purchase.v1;

import com.shop.purchase.OrderEvent;
import java.util.Optional;

public record ParcelSent(String parcel, Optional<String> note) implements OrderEvent {}
