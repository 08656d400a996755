package com.shop.größe.v1;

public record BestellungAufgegeben(String größe) {}
