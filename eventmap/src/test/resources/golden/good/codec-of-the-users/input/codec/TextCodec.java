package com.shop.codec;

public class TextCodec implements dev.pupsourcing.mapping.PayloadCodec {
    public TextCodec() {}

    @Override
    public byte[] encode(Object event) {
        return ((com.shop.order.v1.OrderPlaced) event).orderId().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public <T> T decode(byte[] payload, Class<T> type) {
        return type.cast(new com.shop.order.v1.OrderPlaced(new String(payload, java.nio.charset.StandardCharsets.UTF_8)));
    }
}
