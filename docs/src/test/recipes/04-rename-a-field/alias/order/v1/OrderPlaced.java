package com.shop.order.v1;

import com.fasterxml.jackson.annotation.JsonAlias;

public record OrderPlaced(@JsonAlias("customer") String buyer, int pieces) {}
