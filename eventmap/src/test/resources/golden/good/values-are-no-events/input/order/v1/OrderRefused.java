package com.shop.order.v1;

public final class OrderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OrderRefused(String message) {
        super(message);
    }
}
