package com.shop.order.v1;

import com.shop.order.*;

public record OrderPlaced(String orderId) implements OrderEvent, Audited {}
