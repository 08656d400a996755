package com.shop.web;

public record OrderForm(String text) {}
