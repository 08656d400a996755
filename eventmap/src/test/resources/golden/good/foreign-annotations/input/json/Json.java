package com.shop.json;

public @interface Json {
    String name();
}
