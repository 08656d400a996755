package com.shop;

import com.shop.claim.ClaimEvent.ClaimFiled;
import com.shop.claim.OldClaimEvent.ClaimFiledV1;
import com.shop.mapping.ClaimEventMapping;
import dev.pupsourcing.PersistedEvent;

public final class ClaimUpcasters implements ClaimEventMapping.Upcasters {

    @Override
    public ClaimFiled claimFiledV1ToV2(ClaimFiledV1 event, PersistedEvent stored) {
        return new ClaimFiled(event.id(), "letter");
    }
}
