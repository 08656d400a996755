package com.shop.order.v1;

import com.shop.order.Method;

public record OrderPaid(Method method) {}
