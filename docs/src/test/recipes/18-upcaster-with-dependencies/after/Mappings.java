package com.shop;

import com.shop.mapping.OrderEventMapping;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import java.util.Map;

public final class Mappings {

    private Mappings() {}

    // region upcaster-with-dependencies-mapping
    public static OrderEventMapping orders() {
        return new OrderEventMapping(JacksonPayloadCodec.create(), new OrderUpcasters(Map.of("Ada", "GB")));
    }
    // endregion
}
