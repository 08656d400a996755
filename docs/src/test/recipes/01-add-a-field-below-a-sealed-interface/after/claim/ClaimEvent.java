package com.shop.claim;

// region add-a-field-sealed
public sealed interface ClaimEvent {

    /** A claim was filed. */
    record ClaimFiled(String id, String channel) implements ClaimEvent {}

    /** A claim was paid. */
    record ClaimPaid(String id) implements ClaimEvent {}
}
// endregion
