package com.shop.order.v2;

import com.shop.order.Money;

// region change-a-type
public record OrderPlaced(String customer, Money total) {}
// endregion
