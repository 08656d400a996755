package com.shop.order.v1;

public final class Texts {
    private Texts() {}

    public static String trim(String text) {
        return text.trim();
    }
}
