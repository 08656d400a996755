package com.shop.order.v1;

import com.fasterxml.jackson.annotation.JsonProperty;

// region rename-a-field
public record OrderPlaced(@JsonProperty("customer") String buyer, int pieces) {}
// endregion
