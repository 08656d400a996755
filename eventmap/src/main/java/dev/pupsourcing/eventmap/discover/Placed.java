// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.SourceType;

/**
 * A type with its placement.
 *
 * @param type the type
 * @param placement the aggregate and version, from its package
 */
record Placed(SourceType type, Placement placement) {}
