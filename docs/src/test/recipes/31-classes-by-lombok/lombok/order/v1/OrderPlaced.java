package com.shop.order.v1;

import lombok.Value;

@Value
public class OrderPlaced {
    String customer;
    int pieces;
}
