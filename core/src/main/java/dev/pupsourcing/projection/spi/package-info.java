// SPDX-License-Identifier: MIT
/**
 * The persistent state of projections: checkpoints, leases, parked streams, dead letters, active versions.
 *
 * <p>These are ports that databases implement; applications rarely call them.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.projection.spi;

import org.jspecify.annotations.NullMarked;
