// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.store;

import dev.pupsourcing.examples.codegen.mapping.OrderEventMapping;
import dev.pupsourcing.jackson.JacksonPayloadCodec;

// region mappings
/** The mappings of the application, with their codec and upcasters. */
public final class Mappings {

    private Mappings() {}

    /** The mapping of the events of orders. */
    public static OrderEventMapping orders() {
        return new OrderEventMapping(JacksonPayloadCodec.create(), new Upcasters());
    }
}
// endregion
