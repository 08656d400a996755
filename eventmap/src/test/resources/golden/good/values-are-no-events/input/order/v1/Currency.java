package com.shop.order.v1;

public enum Currency {
    EUR,
    USD
}
