package com.shop.order.v1;

public recrd OrderPaid(String orderId) {}
