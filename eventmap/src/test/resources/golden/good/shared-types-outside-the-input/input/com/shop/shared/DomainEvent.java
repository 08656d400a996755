package com.shop.shared;

public interface DomainEvent {}
