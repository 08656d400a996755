// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.SourceType;

/**
 * A type and what its package says.
 *
 * @param type the type
 * @param placement what its package says
 */
record Placed(SourceType type, Placement placement) {}
