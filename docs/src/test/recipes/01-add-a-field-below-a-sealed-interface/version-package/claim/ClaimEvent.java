package com.shop.claim;

public sealed interface ClaimEvent {

    /** A claim was filed. */
    record ClaimFiled(String id) implements ClaimEvent {}

    /** A claim was paid. */
    record ClaimPaid(String id) implements ClaimEvent {}
}
