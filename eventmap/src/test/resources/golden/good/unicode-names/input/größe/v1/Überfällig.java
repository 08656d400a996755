package com.shop.größe.v1;

public record Überfällig(int tage) {}
