package com.shop.order.v1;

public sealed interface PaymentMethod {

    record Card(String number) implements PaymentMethod {}

    record Cash() implements PaymentMethod {}
}
