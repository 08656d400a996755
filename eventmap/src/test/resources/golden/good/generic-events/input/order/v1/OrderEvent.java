package com.shop.order.v1;

public sealed interface OrderEvent<T> permits Changed, Tagged {}
