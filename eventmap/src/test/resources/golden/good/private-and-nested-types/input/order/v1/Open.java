package com.shop.order.v1;

public class Open {
    public Open() {}
}
