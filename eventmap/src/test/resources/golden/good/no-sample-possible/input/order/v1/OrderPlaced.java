package com.shop.order.v1;

public record OrderPlaced(java.sql.Timestamp at) {}
