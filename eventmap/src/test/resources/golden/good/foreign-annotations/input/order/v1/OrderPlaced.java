package com.shop.order.v1;

import com.shop.json.Json;

@Json(name = "x")
public record OrderPlaced(@Json(name = "id") String orderId, @Json(name = "n") int... lines) {}
