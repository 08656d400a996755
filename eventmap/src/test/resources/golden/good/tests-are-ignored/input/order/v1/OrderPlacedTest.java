package com.shop.order.v1;

import org.junit.jupiter.api.Test;

public final class OrderPlacedTest {
    public OrderPlacedTest() {}

    @Test
    void works() {}
}
