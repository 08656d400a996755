package com.shop.order.v1;

import java.util.Optional;

public record OrderPlaced(String customer, Optional<String> channel, Optional<Integer> pieces) {}
