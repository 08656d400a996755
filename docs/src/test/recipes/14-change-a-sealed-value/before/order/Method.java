package com.shop.order;

public sealed interface Method {

    record Card(String number) implements Method {}

    record Cash(int given) implements Method {}
}
