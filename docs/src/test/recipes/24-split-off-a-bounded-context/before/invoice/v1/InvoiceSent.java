package com.shop.invoice.v1;

public record InvoiceSent(String number) {}
