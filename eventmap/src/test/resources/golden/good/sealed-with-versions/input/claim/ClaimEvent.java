package com.shop.claim;

public sealed interface ClaimEvent {
    record ClaimFiled(String policy) implements ClaimEvent {}

    record DamageReported(String what) implements ClaimEvent {}

    record ClaimPaid(long cents, String currency) implements ClaimEvent {}
}
