package com.shop.order.v1;

/** Old. @deprecated see v2 */
@Deprecated(forRemoval = true)
public record OrderPlaced(String orderId) {}
