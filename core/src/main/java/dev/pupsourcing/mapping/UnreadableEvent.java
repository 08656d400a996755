// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import java.util.UUID;

/**
 * A stored event that its mapping cannot read.
 *
 * @param position its position in the log
 * @param eventId its id
 * @param version its type and version
 * @param reason the exception of the mapping, whose message contains no values of the payload
 */
public record UnreadableEvent(long position, UUID eventId, EventVersion version, RuntimeException reason) {}
