package com.shop.domain.order.v1;

import com.shop.shared.DomainEvent;
import com.shop.shared.Money;

public record OrderPlaced(Money total) implements DomainEvent {}
