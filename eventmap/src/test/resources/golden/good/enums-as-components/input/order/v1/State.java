package com.shop.order.v1;

public enum State {
    OPEN,
    CLOSED {
        @Override
        boolean last() {
            return true;
        }
    };

    boolean last() {
        return false;
    }
}
