package com.shop.order.v3;

import com.shop.order.Line;
import com.shop.order.Money;
import com.shop.order.OrderEvent;
import java.util.List;

public record OrderPlaced(String customer, List<Line> lines, Money total) implements OrderEvent {}
