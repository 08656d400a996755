package com.shop.order;

public enum Status { OPEN, PAID, SENT }
