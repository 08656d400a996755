// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.projection.Projection;

/** The projections of an application, as commands load them from its class path. */
public final class Handlers {

    private Handlers() {}

    /** A corrected handler. */
    public static Projection orders() {
        return Projection.builder("orders")
                .otherwise((tx, event) -> {})
                .onClear(tx -> {})
                .build();
    }

    /** A handler that still fails. */
    public static Projection stillBroken() {
        return Projection.of("orders", (tx, event) -> {
            throw new IllegalArgumentException("still no such customer");
        });
    }
}
