package com.shop.order;

public record Order(String id, boolean shipped) {}
