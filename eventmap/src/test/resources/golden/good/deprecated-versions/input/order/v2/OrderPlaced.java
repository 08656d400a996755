package com.shop.order.v2;

/** Old. @deprecated see v3 */
@Deprecated
public record OrderPlaced(String orderId, int lines) {}
