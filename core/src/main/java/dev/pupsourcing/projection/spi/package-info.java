// SPDX-License-Identifier: MIT
/**
 * What a store remembers for projections: checkpoints, leases, parked streams, dead letters, active versions.
 *
 * <p>These are the ports through which projections are run; a database implements them, applications rarely call them.
 */
@NullMarked
package dev.pupsourcing.projection.spi;

import org.jspecify.annotations.NullMarked;
