package com.shop.order.v1;

import java.util.List;
import java.util.Map;

public record OrderPlaced(String orderId, List<Line> lines, Map<String, Money[]> discounts) {}
