// SPDX-License-Identifier: MIT
/**
 * Given / when / then for aggregates and projections: what is expected, in the words of the domain.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.testkit.scenario;

import org.jspecify.annotations.NullMarked;
