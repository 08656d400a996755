package com.shop.shared;

public record Shared(String text) {}
