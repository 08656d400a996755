package com.shop.order.v1;

import com.shop.order.OrderEvent;
import java.util.Optional;

public record ParcelSent(String parcel, Optional<String> note) implements OrderEvent {}
