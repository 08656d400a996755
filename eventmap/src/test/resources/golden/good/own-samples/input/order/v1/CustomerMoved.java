package com.shop.order.v1;

public record CustomerMoved(Email email) {}
