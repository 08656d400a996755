package com.shop.order;

public enum Status { OPEN, SETTLED, SENT }
