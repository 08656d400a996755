package com.shop.purchase.v1;

import com.shop.purchase.OrderEvent;

public record NoteAdded(String text) implements OrderEvent {}
