// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadCodecProvider;

/** Provides {@link JacksonPayloadCodec} to generated tests. */
public final class JacksonCodecProvider implements PayloadCodecProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public JacksonCodecProvider() {}

    /** The codec with the default rules, which verifies what it writes. */
    @Override
    public PayloadCodec forTests() {
        return JacksonPayloadCodec.builder().verifyWrites().build();
    }
}
