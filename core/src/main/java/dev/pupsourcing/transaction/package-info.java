// SPDX-License-Identifier: MIT
/**
 * Units of work: the runner that a framework can implement, retry policies, and exceptions.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.transaction;

import org.jspecify.annotations.NullMarked;
