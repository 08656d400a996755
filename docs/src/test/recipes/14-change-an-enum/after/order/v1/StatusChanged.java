package com.shop.order.v1;

import com.shop.order.Status;

public record StatusChanged(Status status) {}
