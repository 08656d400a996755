// SPDX-License-Identifier: MIT
/**
 * Typed domain events in, stored events out: the ports of event mapping and what generated mappings share.
 *
 * <p>A {@link dev.pupsourcing.mapping.PayloadCodec} turns one domain event into bytes and back. An
 * {@link dev.pupsourcing.mapping.EventMapping} knows the event types and versions of one aggregate; it is usually
 * generated.
 */
@NullMarked
package dev.pupsourcing.mapping;

import org.jspecify.annotations.NullMarked;
