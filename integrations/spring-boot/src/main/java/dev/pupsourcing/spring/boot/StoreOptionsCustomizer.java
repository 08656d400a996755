// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.jdbc.StoreOptions;

/** A bean that sets options of the event store which have no property. */
@FunctionalInterface
public interface StoreOptionsCustomizer {

    /** Changes the options, after the properties were applied. */
    void customize(StoreOptions.Builder options);
}
