package com.shop.order.v1;

record Hidden(String text) {}
