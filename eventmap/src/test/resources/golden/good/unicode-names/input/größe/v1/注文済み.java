package com.shop.größe.v1;

public record 注文済み(String 番号) {}
