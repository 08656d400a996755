package com.shop.claim;

/** Older versions of the events of {@link ClaimEvent}. */
// region add-a-field-sealed-old
public sealed interface OldClaimEvent {

    /** A claim was filed. */
    record ClaimFiledV1(String id) implements OldClaimEvent {}
}
// endregion
