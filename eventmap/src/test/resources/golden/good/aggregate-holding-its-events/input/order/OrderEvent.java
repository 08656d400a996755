package com.shop.order;

public sealed interface OrderEvent permits OrderPlaced {}
