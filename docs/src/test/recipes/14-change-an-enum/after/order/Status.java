package com.shop.order;

import com.fasterxml.jackson.annotation.JsonProperty;

// region change-an-enum
public enum Status {
    OPEN,
    @JsonProperty("PAID")
    SETTLED,
    SENT
}
// endregion
