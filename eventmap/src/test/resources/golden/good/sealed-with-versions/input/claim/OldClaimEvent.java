package com.shop.claim;

/** Older versions of the events of claims. */
public sealed interface OldClaimEvent {
    record ClaimFiledV1(String policy, String damage) implements OldClaimEvent {}

    record ClaimPaidV1(int euros) implements OldClaimEvent {}
}
