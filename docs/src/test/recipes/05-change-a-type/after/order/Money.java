package com.shop.order;

import java.math.BigDecimal;

// region change-a-type-money
public record Money(BigDecimal amount, String currency) {}
// endregion
