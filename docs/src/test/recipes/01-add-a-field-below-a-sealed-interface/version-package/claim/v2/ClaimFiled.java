package com.shop.claim.v2;

public record ClaimFiled(String id, String channel) {}
