package com.shop.invoice.v1;

public record Cancelled(String invoiceId) {}
