package com.shop.order.v1;

import java.util.Optional;

// region add-an-optional-field
public record OrderPlaced(String customer, int pieces, Optional<String> note) {}
// endregion
