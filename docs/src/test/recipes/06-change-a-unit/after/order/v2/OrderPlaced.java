package com.shop.order.v2;

import java.time.Duration;

// region change-a-unit
public record OrderPlaced(String customer, Duration waitsFor) {}
// endregion
