package com.shop.purchase.v3;

import com.shop.purchase.Line;
import com.shop.purchase.Money;
import com.shop.purchase.OrderEvent;
import java.util.List;

public record OrderPlaced(String customer, List<Line> lines, Money total) implements OrderEvent {}
