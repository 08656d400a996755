package com.shop.order.v1;

record Internal(String text) {}
