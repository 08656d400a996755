package com.shop.order.v1;

import java.math.BigDecimal;

public record OrderPlaced(String customer, BigDecimal totalCents) {}
