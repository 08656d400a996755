package com.shop.order.v1;

public enum OrderSignal implements OrderEvent {
    PAUSED
}
