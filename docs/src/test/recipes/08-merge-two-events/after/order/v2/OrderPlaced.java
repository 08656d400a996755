package com.shop.order.v2;

import com.shop.order.OrderEvent;
import java.util.Optional;

public record OrderPlaced(String customer, int pieces, Optional<String> street) implements OrderEvent {}
