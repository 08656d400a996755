// SPDX-License-Identifier: MIT
/**
 * The ports of event mapping, which converts between typed domain events and stored events, and code that generated
 * mappings share.
 *
 * <p>A {@link dev.pupsourcing.mapping.PayloadCodec} converts between one domain event and bytes. An
 * {@link dev.pupsourcing.mapping.EventMapping} knows the event types and versions of one aggregate; it is usually
 * generated.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.mapping;

import org.jspecify.annotations.NullMarked;
