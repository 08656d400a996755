package com.shop.order.v1;

public record CustomerRegistered(Email email, int age) {
    public CustomerRegistered {
        if (age < 18) {
            throw new IllegalArgumentException("too young");
        }
    }
}
