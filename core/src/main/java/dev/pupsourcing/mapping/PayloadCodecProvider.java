// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

/**
 * Provides the payload codec of a module, found through {@link java.util.ServiceLoader}. Implemented by modules such as
 * {@code pupsourcing-jackson}.
 */
public interface PayloadCodecProvider {

    /** Creates a codec with the module's default rules and all of its checks, for {@link PayloadCodec#forTests}. */
    PayloadCodec forTests();
}
