package com.shop.order.v1;

public record Email(String text) {
    public Email {
        if (!text.contains("@")) {
            throw new IllegalArgumentException("no address");
        }
    }
}
