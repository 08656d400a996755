package com.shop.order.v2;

// region add-a-field
public record OrderPlaced(String customer, int pieces, String channel) {}
// endregion
