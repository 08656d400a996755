package com.shop.order.v1;

public record InvoiceSent(String number) {}
