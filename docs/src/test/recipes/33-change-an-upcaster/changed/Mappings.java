package com.shop;

import com.shop.mapping.OrderEventMapping;
import dev.pupsourcing.jackson.JacksonPayloadCodec;

public final class Mappings {

    private Mappings() {}

    public static OrderEventMapping orders() {
        return new OrderEventMapping(JacksonPayloadCodec.create(), new OrderUpcasters());
    }
}
