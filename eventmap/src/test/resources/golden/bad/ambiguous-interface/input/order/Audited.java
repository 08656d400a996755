package com.shop.order;

public interface Audited {}
