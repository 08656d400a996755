package com.shop.order;

public sealed interface Method {

    record Card(String number) implements Method {}

    record Notes(int given) implements Method {}
}
