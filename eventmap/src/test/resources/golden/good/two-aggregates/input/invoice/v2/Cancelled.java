package com.shop.invoice.v2;

public record Cancelled(String invoiceId, String reason) {}
