package com.shop.order.v1;

public record OrderPlaced(byte[] payload, int version, String event, long stream, char options, boolean codec) {}
