package com.shop.order.v1;

import com.shop.order.OrderEvent;

public record NoteAdded(String text) implements OrderEvent {}
